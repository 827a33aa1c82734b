/**
 * Promises the published wire contract to the letter: every route, check, code, message and field
 * order. Must not know of rails, transfers, databases or how a submission is decided.
 */
@NullMarked
package io.ilwon.contract;

import org.jspecify.annotations.NullMarked;
