/**
 * Promises that commands which arrive together share one transaction and one commit, each getting
 * its own answer exactly once and only after the commit. Must not know of what the commands mean,
 * nor of any table but its own.
 */
@NullMarked
package io.ilwon.group;

import org.jspecify.annotations.NullMarked;
