package io.ilwon.reconciliation;

import io.ilwon.bank.BankCode;
import io.ilwon.crypto.Opaque;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the statement holds under a rail id, over all its lines; the fields from {@code bank} on are
 * those of the first deposit, or of the first reversal where there is no deposit.
 *
 * @param oneWon every line is of one won
 * @param account blind index; absent where the statement hides the number
 * @param number the sealed number, or null where hidden
 * @param at when it was booked, by the bank's clock
 * @param line counted from 1, the header included
 */
record Theirs(
    String railId,
    int deposits,
    int reversals,
    boolean oneWon,
    BankCode bank,
    Optional<Opaque> account,
    @Nullable Opaque number,
    long amount,
    Instant at,
    @Nullable String reference,
    long line) {
  /** The same, its account under another index key. */
  Theirs under(Opaque index) {
    return new Theirs(
        railId,
        deposits,
        reversals,
        oneWon,
        bank,
        Optional.of(index),
        number,
        amount,
        at,
        reference,
        line);
  }
}
