/**
 * Promises that every event of a subscribed project reaches each of its endpoints at least once,
 * signed, in an order that can be told, and that nothing private is ever called. Must not know of
 * submissions, nor of what a body says of them.
 */
@NullMarked
package io.ilwon.webhook;

import org.jspecify.annotations.NullMarked;
