/**
 * Promises the rules of a submission: which call gets which answer, what is counted, and that equal
 * calls at once change things once. Must not know of HTTP, the wire contract's words or any one
 * rail.
 */
@NullMarked
package io.ilwon.submission;

import org.jspecify.annotations.NullMarked;
