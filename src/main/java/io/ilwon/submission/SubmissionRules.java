package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.submission.DepositAnswer.LimitReached;
import io.ilwon.submission.DepositAnswer.NotUsable;
import io.ilwon.submission.DepositAnswer.Retry;
import io.ilwon.submission.DepositAnswer.Success;
import io.ilwon.submission.DepositAnswer.TooManyFailures;
import io.ilwon.transfer.Asking;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a submission. Pure: no clock, no database, no random, no log. Code and rail
 * id arrive in the event, limits as a value.
 */
final class SubmissionRules {
  private SubmissionRules() {}

  /** What {@code event} does to {@code s} at {@code now}; every pair of stage and event is here. */
  static Decision decide(Submission s, Limits limits, Event event, Instant now) {
    Submission onTime = timedOut(s, now);
    return switch (event) {
      case Event.DepositAsked e -> deposit(onTime, limits, e, now);
      case Event.HolderAsked e -> holder(onTime, limits, e, now);
      case Event.HolderAnswered e -> holderAnswered(onTime, e, now);
      case Event.TransferNews e -> NewsRules.hear(onTime, limits, e, now);
      case Event.SettleAsked e -> NewsRules.settle(onTime, limits, e, now);
      case Event.AnswerLost e -> NewsRules.answerLost(onTime, e);
      case Event.CodeEntered e -> GuessRules.entered(onTime, limits, e, now);
      case Event.MoreTimeAsked e -> MoreTimeRules.asked(onTime, now);
      case Event.TimePassed e -> Decision.of(onTime, new Answer.Nothing());
      case Event.Edited e -> edited(onTime, e, now);
      case Event.Deleted e -> deleted(onTime, now);
    };
  }

  private static Submission timedOut(Submission s, Instant now) {
    return s.stage().finished() || now.isBefore(s.endsAt())
        ? s
        : s.at(new Stage.Rejected(Rejection.TIMEOUT, now));
  }

  /** The order of checks is contract §2.4, decision 1; the first that applies answers. */
  private static Decision deposit(
      Submission was, Limits limits, Event.DepositAsked e, Instant now) {
    if (unusable(was, limits)) {
      return Decision.of(was, new NotUsable());
    }
    Submission s = was.until(was.createdAt().plus(Limits.IN_ALL));
    if (s.stage() instanceof Stage.Depositing) {
      return Decision.of(s, processing(s));
    }
    Transfer latest = s.latest();
    if (latest != null && unheard(s, latest, e, now)) {
      return heardNow(s, latest);
    }
    if (latest != null && inResendGap(latest, limits, now)) {
      return latest.account().equals(e.account())
          ? heardNow(s, latest)
          : Decision.of(s, processing(s));
    }
    if (!e.bankKnown()) {
      return failed(s, RetryReason.INVALID_BANK_CODE, now);
    }
    if (e.heldBack()) {
      return Decision.of(s, new Retry(RetryReason.NOT_POSSIBLE, s.failures()));
    }
    if (s.won() >= limits.project().sends() || limits.day().full(BankDay.of(now))) {
      return Decision.of(s, new LimitReached());
    }
    return switch (e.budget()) {
      case GRANTED -> begin(s, limits, e, now);
      case SPENT -> Decision.of(s, new Retry(RetryReason.NOT_POSSIBLE, s.failures()));
      case OTHER_DAY -> Decision.of(was, new Answer.BudgetAgain());
    };
  }

  private static Decision begin(Submission s, Limits limits, Event.DepositAsked e, Instant now) {
    Transfer intent = intent(s, limits, e, now);
    return Decision.of(
        s.begun(intent),
        new Answer.Send(intent, s.failures()),
        new Effect.IntentRow(intent),
        new Effect.PlaceTaken());
  }

  private static boolean unusable(Submission s, Limits limits) {
    return s.stage().finished() || (limits.koreanIdsOnly() && !s.issuingCountry().equals("KOR"));
  }

  /** Decision 3: became sent, nobody was told, and its code still lives. */
  private static boolean unheard(Submission s, Transfer latest, Event.DepositAsked e, Instant now) {
    return s.stage() instanceof Stage.AwaitingCode code
        && !latest.heard()
        && latest.account().equals(e.account())
        && now.isBefore(code.expiresAt())
        && latest.codeWrong() < Limits.GUESSES_PER_CODE;
  }

  /** Decision 4: the first won may be on its way to the eye, the first answer lost. */
  private static boolean inResendGap(Transfer latest, Limits limits, Instant now) {
    return latest.state() instanceof State.Sent sent
        && now.isBefore(sent.at().plus(limits.project().resendGap()));
  }

  private static Decision heardNow(Submission s, Transfer latest) {
    if (latest.heard()) {
      return Decision.of(s, new Success());
    }
    Transfer heard = latest.heard(true);
    return Decision.of(s.with(heard), new Success(), new Effect.TransferRow(heard));
  }

  private static Transfer intent(Submission s, Limits limits, Event.DepositAsked e, Instant now) {
    return new Transfer(
        e.transfer(),
        s.attempts() + 1,
        e.account(),
        e.railId(),
        e.codeMac(),
        0,
        now,
        now.plus(limits.sendDeadline()),
        now.plus(limits.lease()),
        new State.Sending(),
        Asking.NOTHING,
        false);
  }

  /** Decision 9: an open transfer answers first; gap and ten-a-day do not apply. */
  private static Decision holder(Submission was, Limits limits, Event.HolderAsked e, Instant now) {
    if (unusable(was, limits)) {
      return Decision.of(was, new NotUsable());
    }
    Submission s = was.until(was.createdAt().plus(Limits.IN_ALL));
    if (s.stage() instanceof Stage.Depositing) {
      return Decision.of(s, processing(s));
    }
    if (!e.bankKnown()) {
      return failed(s, RetryReason.INVALID_BANK_CODE, now);
    }
    if (e.heldBack()) {
      return Decision.of(s, new Retry(RetryReason.NOT_POSSIBLE, s.failures()));
    }
    return limits.day().checkedOut()
        ? Decision.of(s, new LimitReached())
        : Decision.of(s, new Answer.AskHolder(), new Effect.CheckCounted());
  }

  private static Decision holderAnswered(Submission s, Event.HolderAnswered e, Instant now) {
    if (s.stage().finished()) {
      return Decision.of(s, new NotUsable());
    }
    return switch (e.check()) {
      case MATCH -> Decision.of(s, new Success());
      case NO_MATCH -> failed(s, RetryReason.NOT_VERIFIED, now);
      case NOT_POSSIBLE -> Decision.of(s, new Retry(RetryReason.NOT_POSSIBLE, s.failures()));
    };
  }

  /** One more counted failure; the fifth is the rejection (invariant I5). */
  static Decision failed(Submission s, RetryReason why, Instant now, Effect... effects) {
    Submission f = s.failed();
    if (f.failures() >= Limits.FAILURES) {
      Submission rejected = f.at(new Stage.Rejected(Rejection.TOO_MANY_RETRY, now));
      return Decision.of(rejected, new TooManyFailures(f.failures()), effects);
    }
    return Decision.of(f, new Retry(why, f.failures()), effects);
  }

  static Retry processing(Submission s) {
    return new Retry(RetryReason.PROCESSING, s.failures());
  }

  private static Decision edited(Submission s, Event.Edited e, Instant now) {
    if (s.stage().finished()) {
      return Decision.of(s, new NotUsable());
    }
    Stage stage =
        e.approved() ? new Stage.Approved(now) : new Stage.Rejected(Rejection.EDITED, now);
    return Decision.of(s.at(stage), new EditAnswer.Edited());
  }

  private static Decision deleted(Submission s, Instant now) {
    if (s.deleted()) {
      return Decision.of(s, new DeleteAnswer.NotFound());
    }
    Submission closed = s.stage().finished() ? s : s.at(new Stage.Rejected(Rejection.EDITED, now));
    @Nullable Transfer latest = s.latest();
    boolean open = latest != null && latest.state().open();
    return open
        ? Decision.of(closed.gone(), new DeleteAnswer.Deleted())
        : Decision.of(closed.gone(), new DeleteAnswer.Deleted(), new Effect.Erased());
  }
}
