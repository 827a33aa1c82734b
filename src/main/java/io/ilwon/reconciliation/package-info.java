/**
 * Promises that our ledger is laid beside the bank's, that every difference is named, and that what
 * the bank booked and we had forgotten is adopted. Must not know of submissions or of any one bank
 * network.
 */
@NullMarked
package io.ilwon.reconciliation;

import org.jspecify.annotations.NullMarked;
