package io.ilwon.rail.sandbox;

import io.ilwon.rail.Refusal;
import java.time.Duration;
import java.util.Optional;

/** What the sandbox bank does with an order that reached it, and what it tells about that. */
sealed interface Handling {

  /** The bank's word that it did not. */
  record Refuses(Refusal why, String code) implements Handling {}

  /** Refuses the first, third, fifth order to the account and books the others. */
  record RefusesEveryOther(Refusal why, String code) implements Handling {}

  /**
   * Books, sooner or later.
   *
   * @param after until then it is in process and not in the passbook
   * @param takenBackAfter when the won leaves the passbook again, if it does
   */
  record Books(Duration after, Answer answer, Optional<Duration> takenBackAfter)
      implements Handling {}

  /**
   * Takes the order and never books it.
   *
   * @param inProcessFor then the bank has no record; absent: for ever
   */
  record Loses(Optional<Duration> inProcessFor) implements Handling {}

  /** What a caller hears of an order that is booked. */
  enum Answer {
    WHEN_BOOKED,
    IN_PROCESS,
    CONNECTION_DROPPED
  }
}
