/**
 * Promises to measure ilwon from outside, beside what else could do the same work. Must not know of
 * anything but the wire and the database.
 */
@NullMarked
package io.ilwon.bench;

import org.jspecify.annotations.NullMarked;
