/**
 * Promises the door to the sandbox bank: what an account holder would read on a statement, for
 * whoever tries things out. Must not know of submissions, projects or real rails.
 */
@NullMarked
package io.ilwon.sandbox;

import org.jspecify.annotations.NullMarked;
