/**
 * Promises the page that leads a person from a bank to the right code: links to it, what came of
 * each move, and one device at a time. Must not know of rails, groups or how a submission is
 * decided.
 */
@NullMarked
package io.ilwon.hosted;

import org.jspecify.annotations.NullMarked;
