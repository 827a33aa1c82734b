/**
 * Promises that every event of a subscribed project reaches each of its endpoints at least once,
 * signed, in an order that can be told, and nothing beyond the addresses they may be at. Must not
 * know what a submission is, nor what a body says of it.
 */
@NullMarked
package io.ilwon.webhook;

import org.jspecify.annotations.NullMarked;
