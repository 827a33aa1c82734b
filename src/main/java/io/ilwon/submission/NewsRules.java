package io.ilwon.submission;

import io.ilwon.rail.Refusal;
import io.ilwon.submission.DepositAnswer.NotRequested;
import io.ilwon.submission.DepositAnswer.NotUsable;
import io.ilwon.submission.DepositAnswer.Retry;
import io.ilwon.submission.DepositAnswer.Success;
import io.ilwon.transfer.Change;
import io.ilwon.transfer.News;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What news of a transfer does to its submission; part of {@link SubmissionRules}. */
final class NewsRules {
  private NewsRules() {}

  static Decision hear(Submission s, Limits limits, Event.TransferNews e, Instant now) {
    Transfer before = e.transfer();
    Change change = TransferRules.hear(before, e.news(), limits.schedule(), now);
    boolean becameSent = change.next().state() instanceof State.Sent && before.state().open();
    Transfer after =
        becameSent && e.callerWaits() && !rejected(s) ? change.next().heard(true) : change.next();
    List<Effect> effects = rows(before, after, change);
    Submission known = s.with(after);
    if (change.place() == Change.Place.GIVEN_BACK) {
      known = known.wonBack();
    } else if (change.place() == Change.Place.TAKEN_AGAIN) {
      known = known.wonAfterAll();
    }
    if (s.deleted() && before.state().open() && !after.state().open()) {
      effects.add(new Effect.Erased());
    }
    Decision moved = move(known, limits, after, now);
    effects.addAll(moved.effects());
    return new Decision(moved.next(), moved.answer(), effects);
  }

  /** The operators' word is news like the bank's, but of an unknown alone and not too early. */
  static Decision settle(Submission s, Limits limits, Event.SettleAsked e, Instant now) {
    Transfer before = e.transfer();
    Event.TransferNews news = new Event.TransferNews(before, new News.Settled(e.sent()), false);
    Decision heard = hear(s, limits, news, now);
    if (heard.effects().isEmpty()) {
      return Decision.of(s, notSettled(before, limits));
    }
    List<Effect> effects = new ArrayList<>(heard.effects());
    effects.add(new Effect.Audited(e.entry()));
    return new Decision(heard.next(), new SettleAnswer.Settled(), effects);
  }

  private static SettleAnswer notSettled(Transfer t, Limits limits) {
    return t.state() instanceof State.Unknown
        ? new SettleAnswer.TooEarly(t.deadlineAt().plus(limits.schedule().settleHorizon()))
        : new SettleAnswer.NotUnknown(t.state().word());
  }

  private static List<Effect> rows(Transfer before, Transfer after, Change change) {
    List<Effect> effects = new ArrayList<>();
    if (!after.equals(before)) {
      effects.add(new Effect.TransferRow(after));
    }
    effects.addAll(
        switch (change.place()) {
          case KEPT -> List.of();
          case GIVEN_BACK -> List.of(new Effect.PlaceGivenBack());
          case TAKEN_AGAIN -> List.of(new Effect.PlaceTakenAgain());
        });
    if (change.alarm() != Change.Alarm.NONE) {
      effects.add(new Effect.Alarmed(change.alarm()));
    }
    return effects;
  }

  /** The stage follows the money only while the submission waits for this very transfer. */
  private static Decision move(Submission s, Limits limits, Transfer after, Instant now) {
    return switch (after.state()) {
      case State.Sending st -> Decision.of(s, SubmissionRules.processing(s));
      case State.Unknown st -> Decision.of(s, unfinished(s, SubmissionRules.processing(s)));
      case State.Sent st -> sent(s, limits, after, now);
      case State.Refused st ->
          s.waitsFor(after.id())
              ? refused(s.at(new Stage.AwaitingDeposit()), st, now)
              : Decision.of(s, afterwards(s, st));
      case State.Reversed st -> reversed(s, after);
      case State.SentLate st -> Decision.of(s, new Answer.Nothing());
    };
  }

  private static Decision sent(Submission s, Limits limits, Transfer after, Instant now) {
    if (s.waitsFor(after.id())) {
      Instant expiry = limits.codeExpiry(now, after.intentAt());
      return Decision.of(s.at(new Stage.AwaitingCode(after.id(), expiry)), new Success());
    }
    return Decision.of(s, rejected(s) ? new NotUsable() : new Success());
  }

  /**
   * Decision 2: the bank's word counts, also when an inquiry brings it or finds no record; what we
   * held back ourselves never does, not even when its sender tells so late that it was unknown.
   */
  private static Decision refused(Submission s, State.Refused st, Instant now) {
    return switch (st.why()) {
      case NO_SUCH_BANK,
          ACCOUNT_NOT_VERIFIED,
          ACCOUNT_CANNOT_RECEIVE,
          RAIL_UNAVAILABLE,
          UNCLASSIFIED ->
          SubmissionRules.failed(s, reason(st.why()), now);
      case NOT_REQUESTED -> Decision.of(s, new NotRequested(st.railCode()));
      case HELD_BACK -> Decision.of(s, new Retry(RetryReason.NOT_POSSIBLE, s.failures()));
    };
  }

  private static Decision reversed(Submission s, Transfer after) {
    boolean awaited =
        s.waitsFor(after.id())
            || (s.stage() instanceof Stage.AwaitingCode code && code.transfer().equals(after.id()));
    Submission next = awaited ? s.at(new Stage.AwaitingDeposit()) : s;
    return Decision.of(next, unfinished(next, new Retry(RetryReason.REFUSED, next.failures())));
  }

  /** A refusal that came when the submission no longer waited for it changes only the ledger. */
  private static Answer afterwards(Submission s, State.Refused st) {
    return unfinished(s, new Retry(reason(st.why()), s.failures()));
  }

  private static Answer unfinished(Submission s, Answer answer) {
    return rejected(s) ? new NotUsable() : answer;
  }

  private static boolean rejected(Submission s) {
    return s.stage() instanceof Stage.Rejected || s.deleted();
  }

  private static RetryReason reason(Refusal why) {
    return switch (why) {
      case NO_SUCH_BANK -> RetryReason.INVALID_BANK_CODE;
      case ACCOUNT_NOT_VERIFIED -> RetryReason.NOT_VERIFIED;
      case ACCOUNT_CANNOT_RECEIVE -> RetryReason.CANNOT_RECEIVE;
      case RAIL_UNAVAILABLE, HELD_BACK -> RetryReason.NOT_POSSIBLE;
      case UNCLASSIFIED, NOT_REQUESTED -> RetryReason.REFUSED;
    };
  }

  /** The caller who should have heard <i>success</i> was gone: the next one shall hear it. */
  static Decision answerLost(Submission s, Event.AnswerLost e) {
    Transfer latest = s.latest();
    if (latest == null || !latest.id().equals(e.transfer()) || !latest.heard()) {
      return Decision.of(s, new Answer.Nothing());
    }
    Transfer unheard = latest.heard(false);
    return Decision.of(s.with(unheard), new Answer.Nothing(), new Effect.TransferRow(unheard));
  }
}
