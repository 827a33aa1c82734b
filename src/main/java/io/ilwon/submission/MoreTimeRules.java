package io.ilwon.submission;

import io.ilwon.submission.DepositAnswer.NotUsable;
import io.ilwon.submission.MoreTimeAnswer.Given;
import io.ilwon.submission.MoreTimeAnswer.NotNow;
import io.ilwon.transfer.Transfer;
import java.time.Instant;
import java.util.Objects;

/**
 * More time for whoever needs it (WCAG 2.2, success criterion 2.2.1), within the supervisory
 * guideline's fifteen minutes; part of {@link SubmissionRules}.
 */
final class MoreTimeRules {
  private MoreTimeRules() {}

  static Decision asked(Submission s, Instant now) {
    return switch (s.stage()) {
      case Stage.Approved a -> Decision.of(s, new NotUsable());
      case Stage.Rejected r -> Decision.of(s, new NotUsable());
      case Stage.AwaitingDeposit a -> Decision.of(s, new NotNow());
      // The life of its code begins with the bank's confirmation: there is nothing to add to yet.
      case Stage.Depositing d -> Decision.of(s, new NotNow());
      case Stage.AwaitingCode c -> longer(s, c, Objects.requireNonNull(s.latest()), now);
    };
  }

  /** Asked early, or twice at once, the time is not spent: it is given near the end alone. */
  private static Decision longer(
      Submission s, Stage.AwaitingCode code, Transfer latest, Instant now) {
    boolean alive = now.isBefore(code.expiresAt()) && latest.codeWrong() < Limits.GUESSES_PER_CODE;
    boolean nearTheEnd = !now.isBefore(code.expiresAt().minus(Limits.MORE_TIME_BEFORE_END));
    Instant longer =
        Limits.earlier(
            code.expiresAt().plus(Limits.MORE_TIME),
            latest.intentAt().plus(Limits.CODE_AFTER_INTENT));
    if (!alive || !nearTheEnd || !longer.isAfter(code.expiresAt())) {
      return Decision.of(s, new NotNow());
    }
    return Decision.of(s.at(new Stage.AwaitingCode(latest.id(), longer)), new Given(longer));
  }
}
