/**
 * Promises KFTC open banking behind the port: one won goes out at most once, and every answer that
 * is not the centre's listed word is unknown. Must not know of submissions, transfers, other rails
 * or where its settings come from.
 */
@NullMarked
package io.ilwon.rail.kftc;

import org.jspecify.annotations.NullMarked;
