package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.transfer.Hold;
import io.ilwon.transfer.StopMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Whether a bank takes a won now, as far as the page tells. */
sealed interface Availability {
  record Open() implements Availability {}

  /**
   * Closed by the calendar or stopped by an operator.
   *
   * @param until where the calendar knows it
   * @param message what the operator tells people, where he wrote something
   */
  record Closed(Optional<Instant> until, Optional<StopMessage> message) implements Availability {}

  /** Held back for another reason: nobody knows for how long. */
  record Unsteady() implements Availability {}

  /** What the holds say of each bank. */
  static Function<BankCode, Availability> of(
      Hold hold,
      Function<BankCode, Optional<Instant>> reopens,
      Function<BankCode, Optional<StopMessage>> messages) {
    return bank ->
        hold.on(bank)
            .<Availability>map(why ->
                switch (why) {
                  case CALENDAR -> new Closed(reopens.apply(bank), Optional.empty());
                  case EMERGENCY_STOP -> new Closed(Optional.empty(), messages.apply(bank));
                  case DATABASE_RESTORED, BREAKER, BULKHEAD -> new Unsteady();
                })
            .orElseGet(Open::new);
  }
}
