/**
 * Promises that a won is recorded before it is sent, sent once, and asked about until its outcome
 * is certain. Must not know of submissions, guesses or the wire contract.
 */
@NullMarked
package io.ilwon.transfer;

import org.jspecify.annotations.NullMarked;
