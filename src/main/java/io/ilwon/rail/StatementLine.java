package io.ilwon.rail;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.Won;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a bank's statement under a rail id.
 *
 * @param number absent where the statement hides it or part of it
 * @param at when it was booked, by the bank's clock
 * @param reference the bank's own number for it, where it tells one
 */
public record StatementLine(
    String railId,
    Kind kind,
    BankCode bank,
    Optional<AccountNumber> number,
    Won amount,
    Instant at,
    Optional<String> reference) {
  /** What was booked. */
  public enum Kind {
    DEPOSIT,
    /** The bank took a deposit back. */
    REVERSAL
  }
}
