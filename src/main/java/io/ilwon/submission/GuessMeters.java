package io.ilwon.submission;

import io.ilwon.meter.Buckets;
import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.ilwon.transfer.Proof;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes typed, right and wrong, and whom that locks. */
final class GuessMeters {
  private static final Family<String, Counter> GUESSES =
      new Family<>(result ->
          Meters.counter(
              "ilwon_guesses", "Codes typed, by what became of them.", "result", result));

  static final Counter ACCOUNT_LOCKS =
      Meters.counter("ilwon_account_locks", "Accounts locked by too many wrong codes.");

  static final Counter KEY_LOCKS =
      Meters.counter("ilwon_key_locks", "Live keys shut by their share of wrong codes.");

  private static final Timer SENT_TO_RIGHT =
      Meters.timer(
          "ilwon_sent_to_right_code",
          "From the bank's confirmation of the won to the right code.",
          Buckets.PERSONS);

  static {
    List.of("right", "wrong", "locked", "expired", "void", "none").forEach(GUESSES::of);
  }

  private GuessMeters() {}

  /** Shows what is still 0. */
  static void shown() {}

  /** A door heard this. */
  static void answered(GuessAnswer answer) {
    GUESSES.of(word(answer)).increment();
  }

  private static String word(GuessAnswer answer) {
    return switch (answer) {
      case GuessAnswer.Approved _ -> "right";
      case GuessAnswer.CodeWrong _ -> "wrong";
      case GuessAnswer.GuessesSpent _ -> "wrong";
      case GuessAnswer.Locked _ -> "locked";
      case GuessAnswer.CodeExpired _ -> "expired";
      case GuessAnswer.CodeVoid _ -> "void";
      case GuessAnswer.NoCodeRequested _ -> "none";
      case DepositAnswer.NotUsable _ -> "none";
      case DepositAnswer.NotRecorded _ -> "none";
    };
  }

  /** A group with these guesses is stored. */
  static void stored(Rows rows) {
    // Of a locked account none is evaluated: a wrong one that leaves it locked has locked it.
    rows.guessed.stream()
        .filter(guess -> !guess.right())
        .map(Rows.Guessed::account)
        .distinct()
        .filter(account -> rows.guesses(account).lockedFor(rows.now).isPresent())
        .forEach(_ -> ACCOUNT_LOCKS.increment());
    for (Rows.Held held : rows.submissions.values()) {
      @Nullable Transfer latest = held.now.latest();
      if (held.verifiedAt != null
          && latest != null
          && latest.state() instanceof State.Sent sent
          && sent.proof() != Proof.CODE) {
        SENT_TO_RIGHT.record(Duration.between(sent.at(), held.verifiedAt));
      }
    }
  }
}
