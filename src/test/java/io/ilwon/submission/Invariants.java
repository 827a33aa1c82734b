package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.transfer.Change;
import io.ilwon.transfer.State;
import io.ilwon.transfer.Transfer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What no event may ever do, whatever the stage; the numbers are those of the invariants' page. */
final class Invariants {
  private final Submission before;
  private final Limits limits;
  private final Event event;
  private final Decision decision;
  private final Submission next;
  private final Instant now;

  private Invariants(
      Submission before, Limits limits, Event event, Decision decision, Instant now) {
    this.before = before;
    this.limits = limits;
    this.event = event;
    this.decision = decision;
    this.next = decision.next();
    this.now = now;
  }

  /** Fails with the step and the rule it breaks. */
  static void hold(Submission before, Limits limits, Event event, Decision decision, Instant now) {
    Invariants step = new Invariants(before, limits, event, decision, now);
    step.countsRiseByOne();
    step.aFinishedSubmissionStays();
    step.aStageFitsItsTransfer();
    step.anIntentNeedsAClosedTransferAndAPlace();
    step.placesFollowTheMoney();
    step.peopleSettleAnUnknownAlone();
    step.successMeansSent();
    step.aCodeIsTakenOnlyWhileItLives();
    step.aCodesLifeGrowsByAskingAlone();
    step.erasureWaitsForTheOutcome();
    step.answersTellTheCounts();
  }

  private void countsRiseByOne() {
    int failed = next.failures() - before.failures();
    rule(failed == 0 || failed == 1, "I5: retryCount rises by at most one");
    rule(next.failures() <= Limits.FAILURES, "I5: five failures at most");
    boolean fifth = failed == 1 && next.failures() == Limits.FAILURES;
    rule(
        decision.answer() instanceof SettleAnswer
            || fifth == (decision.answer() instanceof DepositAnswer.TooManyFailures),
        "I5: the answer with five, and no other, is the rejection");
    rule(
        next.failures() < Limits.FAILURES
            || (next.stage() instanceof Stage.Rejected r && r.why() == Rejection.TOO_MANY_RETRY),
        "I5: five failures are a rejection");
    int wrong = next.wrongGuesses() - before.wrongGuesses();
    rule(wrong == 0 || wrong == 1, "wrong guesses rise by at most one");
    rule(next.attempts() >= before.attempts(), "attempts never fall");
    rule(next.won() >= 0, "won are never negative");
  }

  private void aFinishedSubmissionStays() {
    rule(next.deleted() || !before.deleted(), "what is deleted stays deleted");
    rule(!next.deleted() || next.stage().finished(), "what is deleted is finished");
    rule(!next.endsAt().isBefore(before.endsAt()), "the end never comes nearer");
    rule(!next.endsAt().isAfter(before.createdAt().plus(Limits.IN_ALL)), "24 hours in all");
    if (before.stage().finished()) {
      rule(next.stage().equals(before.stage()), "the result never changes");
      rule(next.failures() == before.failures(), "I5: nothing counts after the end");
      rule(next.wrongGuesses() == before.wrongGuesses(), "no guess counts after the end");
      rule(!has(Effect.IntentRow.class), "I5: no bank is called after the end");
    } else if (!now.isBefore(before.endsAt())) {
      rule(next.stage().finished(), "past its time it is finished");
    }
  }

  private void aStageFitsItsTransfer() {
    @Nullable Transfer t = next.latest();
    switch (next.stage()) {
      case Stage.AwaitingDeposit a ->
          rule(t == null || !t.state().open(), "nothing is under way while a deposit is awaited");
      case Stage.Depositing d ->
          rule(t != null && t.id().equals(d.transfer()) && t.state().open(), "depositing is open");
      case Stage.AwaitingCode c -> {
        rule(t != null && t.id().equals(c.transfer()), "a code belongs to the newest transfer");
        rule(t != null && t.state() instanceof State.Sent, "a code is awaited once it was sent");
        rule(
            t != null && !c.expiresAt().isAfter(t.intentAt().plus(Limits.CODE_AFTER_INTENT)),
            "no code lives more than fifteen minutes after the intent");
      }
      case Stage.Approved a -> {}
      case Stage.Rejected r -> {}
    }
    rule(
        t == null
            || !t.heard()
            || t.state() instanceof State.Sent
            || t.state() instanceof State.Reversed,
        "success is heard only of what was sent");
  }

  private void anIntentNeedsAClosedTransferAndAPlace() {
    boolean intent = has(Effect.IntentRow.class);
    rule(intent == has(Effect.PlaceTaken.class), "I11: an intent takes a place of the day");
    rule(intent == (decision.answer() instanceof Answer.Send), "an intent is sent");
    if (intent) {
      @Nullable Transfer open = before.latest();
      rule(open == null || !open.state().open(), "I2: one open transfer a submission");
      rule(!limits.day().full(BankDay.of(now)), "I3: ten a day");
      rule(before.won() < limits.project().sends(), "won per submission");
      @Nullable Transfer t = next.latest();
      rule(t != null && t.state() instanceof State.Sending, "an intent is stored as sending");
      rule(t != null && t.attempt() == before.attempts() + 1, "attempts are numbered");
      rule(t != null && t.deadlineAt().isBefore(t.leaseUntil()), "the lease covers the deadline");
    }
  }

  private void placesFollowTheMoney() {
    State was = stateBefore();
    State is = was;
    for (Effect e : decision.effects()) {
      is = e instanceof Effect.TransferRow row && was != null ? row.transfer().state() : is;
    }
    boolean refused = was != null && was.open() && is instanceof State.Refused;
    rule(refused == has(Effect.PlaceGivenBack.class), "I3: only a refusal gives a place back");
    boolean late = was instanceof State.Refused && is instanceof State.SentLate;
    rule(late == has(Effect.PlaceTakenAgain.class), "I3: a late booking takes one again");
    int won = next.won() - before.won();
    int expected = (has(Effect.IntentRow.class) || late ? 1 : 0) - (refused ? 1 : 0);
    rule(expected == won, "won sent or perhaps sent");
    boolean reversed = is instanceof State.Reversed && !(was instanceof State.Reversed);
    rule(reversed == alarmed(Change.Alarm.REVERSED), "a reversal alarms, once");
    rule(late == alarmed(Change.Alarm.SENT_LATE), "a late booking alarms, once");
    rule(was == null || is == null || !is.open() || was.open(), "a certain outcome stays certain");
  }

  private @Nullable State stateBefore() {
    if (event instanceof Event.SettleAsked s) {
      return s.transfer().state();
    }
    return event instanceof Event.TransferNews n ? n.transfer().state() : null;
  }

  private void peopleSettleAnUnknownAlone() {
    boolean settled = decision.answer() instanceof SettleAnswer.Settled;
    rule(settled == has(Effect.Audited.class), "I18: what people did is written with it");
    if (event instanceof Event.SettleAsked s) {
      rule(!settled || s.transfer().state() instanceof State.Unknown, "an unknown alone");
      rule(settled == has(Effect.TransferRow.class), "what is not settled stays");
    }
  }

  private void successMeansSent() {
    if (decision.answer() instanceof DepositAnswer.Success) {
      @Nullable Transfer t = next.latest();
      switch (event) {
        case Event.DepositAsked d ->
            rule(
                t != null && t.state() instanceof State.Sent && t.account().equals(d.account()),
                "I8: success implies a won sent to that account");
        case Event.TransferNews n ->
            rule(
                after(n.transfer()).state() instanceof State.Sent,
                "I8: success implies a won sent");
        case Event.HolderAnswered h -> {}
        case Event.HolderAsked h -> rule(false, "nobody knows the holder yet");
        case Event.SettleAsked s -> rule(false, "a deposit's answer to operators");
        case Event.AnswerLost a -> rule(false, "nobody waits");
        case Event.CodeEntered c -> rule(false, "a deposit's answer to a guess");
        case Event.MoreTimeAsked m -> rule(false, "a deposit's answer to more time");
        case Event.TimePassed p -> rule(false, "nobody waits");
        case Event.Edited e -> rule(false, "a deposit's answer to PATCH");
        case Event.Deleted d -> rule(false, "a deposit's answer to DELETE");
      }
    }
  }

  /** A transfer, the newest or an older one, as it is written. */
  private Transfer after(Transfer before) {
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.TransferRow row) {
        return row.transfer();
      }
    }
    return before;
  }

  private void aCodeIsTakenOnlyWhileItLives() {
    boolean evaluated = has(Effect.WrongGuess.class) || has(Effect.RightGuess.class);
    rule(
        has(Effect.RightGuess.class) == (decision.answer() instanceof GuessAnswer.Approved),
        "a right guess approves, and only a right guess");
    rule(
        has(Effect.WrongGuess.class) == next.wrongGuesses() > before.wrongGuesses(),
        "a wrong guess counts for submission and account alike");
    rule(evaluated == has(Effect.PersonKept.class), "Step 2's person is kept with a guess");
    @Nullable Transfer t = before.latest();
    if (evaluated) {
      rule(event instanceof Event.CodeEntered, "only a guess is a guess");
      rule(t != null && t.codeWrong() < Limits.GUESSES_PER_CODE, "I6: three guesses a code");
      rule(
          t != null && now.isBefore(t.intentAt().plus(Limits.CODE_AFTER_INTENT)),
          "I6: fifteen minutes");
      rule(limits.guesses().lockedFor(now).isEmpty(), "I7: the account is not locked");
      rule(
          !(before.stage() instanceof Stage.AwaitingCode c) || now.isBefore(c.expiresAt()),
          "I6: within its life");
    }
  }

  private void aCodesLifeGrowsByAskingAlone() {
    boolean given = decision.answer() instanceof MoreTimeAnswer.Given;
    boolean grew =
        before.stage() instanceof Stage.AwaitingCode was
            && next.stage() instanceof Stage.AwaitingCode is
            && was.transfer().equals(is.transfer())
            && !was.expiresAt().equals(is.expiresAt());
    rule(grew == given, "a code's life changes when more time is given, and only then");
    if (given && before.stage() instanceof Stage.AwaitingCode was) {
      rule(event instanceof Event.MoreTimeAsked, "nobody asked for more time");
      rule(now.isBefore(was.expiresAt()), "a dead code stays dead");
    }
  }

  private void erasureWaitsForTheOutcome() {
    @Nullable Transfer t = next.latest();
    if (has(Effect.Erased.class)) {
      rule(next.deleted() && (t == null || !t.state().open()), "an open transfer is not erased");
    }
    List<Effect> effects = decision.effects();
    rule(effects.size() < 2 || new HashSet<>(effects).size() == effects.size(), "no effect twice");
  }

  private void answersTellTheCounts() {
    Integer told =
        switch (decision.answer()) {
          case DepositAnswer.Retry r -> r.retryCount() - next.failures();
          case DepositAnswer.TooManyFailures f -> f.retryCount() - next.failures();
          case Answer.Send s -> s.retryCount() - next.failures();
          case GuessAnswer.Locked l -> l.retryCount() - next.wrongGuesses();
          case GuessAnswer.CodeExpired c -> c.retryCount() - next.wrongGuesses();
          case GuessAnswer.CodeVoid c -> c.retryCount() - next.wrongGuesses();
          case GuessAnswer.CodeWrong c -> c.retryCount() - next.wrongGuesses();
          case GuessAnswer.GuessesSpent g -> g.retryCount() - next.wrongGuesses();
          case GuessAnswer.Approved a -> a.retryCount() - next.wrongGuesses();
          case Answer other -> 0;
        };
    rule(told == 0, "an answer tells the count as it is now");
  }

  private boolean has(Class<? extends Effect> kind) {
    for (Effect effect : decision.effects()) {
      if (kind.isInstance(effect)) {
        return true;
      }
    }
    return false;
  }

  private boolean alarmed(Change.Alarm alarm) {
    return decision.effects().contains(new Effect.Alarmed(alarm));
  }

  private void rule(boolean holds, String words) {
    if (!holds) {
      throw new AssertionError(words + "; broken by " + this);
    }
  }

  @Override
  public String toString() {
    return before + "\n  at " + now + " hears " + event + "\n  and becomes " + decision;
  }
}
