package io.ilwon.reconciliation;

import io.ilwon.bank.BankDay;
import java.time.Duration;
import java.time.Instant;

/**
 * The time a statement covers.
 *
 * @param end excluded
 * @param given an operator said so; else it was read off the lines
 */
public record Period(Instant start, Instant end, boolean given) {
  /** The bank's clock and ours differ: near the ends nobody knows which statement a won is in. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  /** Throws {@link IllegalArgumentException} unless it ends after its start. */
  public Period {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("--from: must lie before --to");
    }
  }

  /** The whole days of the first and the last booking. */
  static Period ofLines(Instant first, Instant last) {
    return new Period(BankDay.of(first).start(), BankDay.of(last).next().start(), false);
  }

  /** From when on an order's booking cannot stand in an earlier statement. */
  Instant judgedFrom() {
    return start.plus(CLOCKS);
  }

  /** Until when a booking cannot stand in a later statement; what is to come is not judged. */
  Instant judgedTo(Instant now) {
    return end.isAfter(now) ? now : end.minus(CLOCKS);
  }
}
