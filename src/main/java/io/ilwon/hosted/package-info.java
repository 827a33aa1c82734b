/**
 * Promises the page that leads a person from a bank to the right code: links to it, every state
 * drawn by the server from what is stored, one move and one device at a time. Must not know of the
 * published contract's words, of rails, or how a submission is decided.
 */
@NullMarked
package io.ilwon.hosted;

import org.jspecify.annotations.NullMarked;
