package io.ilwon;

import io.ilwon.bank.BankDay;
import io.ilwon.guard.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Why {@code database accept --reconciled} is refused, and what to do instead. */
final class GapText {
  private GapText() {}

  /** Times are Seoul's, rounded outwards to whole seconds, so that they can be given back. */
  static String refusal(Gap gap, Mode mode) {
    String to = seoul(gap.to().plus(Duration.ofSeconds(1).minusNanos(1)));
    @Nullable Instant from = gap.from();
    if (from == null) {
      return "nothing in this database is older than the hold of "
          + to
          + ": no statement can cover what it may have forgotten. Restore a backup, or account for"
          + " everything at the bank and run: ilwon database accept --nothing-lost";
    }
    String between = "the gap from " + seoul(from) + " to " + to + " (Seoul)";
    if (!gap.sameServer()) {
      return between
          + " is about another server than the one that answers: start ilwon on this one, so that"
          + " the hold begins anew, then run: ilwon database show";
    }
    @Nullable Long left = gap.left();
    String why =
        left == null
            ? " is not reconciled: no run since the hold began was said to cover it whole"
            : " is not reconciled: the last run that covers it left %d for a person"
                .formatted(left);
    return between
        + why
        + (left == null ? ". Run: " : ". Clear them, then run: ")
        + command(from, mode)
        + ", TIME being when the bank made the list, not before "
        + to;
  }

  private static String command(Instant from, Mode mode) {
    String source =
        switch (mode) {
          case DEV -> "--rail";
          case PRODUCTION -> "--statement FILE";
        };
    return "ilwon reconcile " + source + " --from " + BankDay.of(from) + " --to TIME";
  }

  private static String seoul(Instant at) {
    return BankDay.seoulTime(at.truncatedTo(ChronoUnit.SECONDS));
  }
}
