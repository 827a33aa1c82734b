/**
 * Promises that what happens here can be counted, timed and traced from outside, at the price of an
 * addition, or of nothing where nobody looks. Must not know of what is counted, nor hold anything
 * by which a person, an account or a project could be told from another.
 */
@NullMarked
package io.ilwon.meter;

import org.jspecify.annotations.NullMarked;
