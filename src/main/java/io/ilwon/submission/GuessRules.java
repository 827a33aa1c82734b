package io.ilwon.submission;

import io.ilwon.submission.DepositAnswer.NotUsable;
import io.ilwon.submission.GuessAnswer.Approved;
import io.ilwon.submission.GuessAnswer.CodeExpired;
import io.ilwon.submission.GuessAnswer.CodeVoid;
import io.ilwon.submission.GuessAnswer.CodeWrong;
import io.ilwon.submission.GuessAnswer.GuessesSpent;
import io.ilwon.submission.GuessAnswer.Locked;
import io.ilwon.submission.GuessAnswer.NoCodeRequested;
import io.ilwon.transfer.Change;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a typed code does; part of {@link SubmissionRules}. */
final class GuessRules {
  private GuessRules() {}

  /** The order of rows is contract §3; the first that applies answers. */
  static Decision entered(Submission s, Limits limits, Event.CodeEntered e, Instant now) {
    return switch (s.stage()) {
      case Stage.Approved a -> Decision.of(s, new NotUsable());
      case Stage.Rejected r -> Decision.of(s, new NotUsable());
      case Stage.AwaitingDeposit a -> Decision.of(s, new NoCodeRequested());
      // While nobody knows, the code is taken as if sent: it may well be on the statement.
      case Stage.Depositing d -> {
        Transfer open = Objects.requireNonNull(s.latest());
        yield against(s, open, open.intentAt().plus(Limits.CODE_AFTER_INTENT), limits, e, now);
      }
      case Stage.AwaitingCode c ->
          against(s, Objects.requireNonNull(s.latest()), c.expiresAt(), limits, e, now);
    };
  }

  private static Decision against(
      Submission s, Transfer t, Instant expiry, Limits limits, Event.CodeEntered e, Instant now) {
    Optional<Duration> locked = limits.guesses().lockedFor(now);
    if (locked.isPresent()) {
      return Decision.of(s, new Locked(s.wrongGuesses(), locked.get()));
    }
    if (e.keyShutFor().isPresent()) {
      return Decision.of(s, new Locked(s.wrongGuesses(), e.keyShutFor().get()));
    }
    if (!now.isBefore(expiry)) {
      return Decision.of(s, new CodeExpired(s.wrongGuesses()));
    }
    if (t.codeWrong() >= Limits.GUESSES_PER_CODE) {
      return Decision.of(s, new CodeVoid(s.wrongGuesses()));
    }
    return e.right() ? right(s, t, limits, now) : wrong(s, t, limits, now);
  }

  private static Decision right(Submission s, Transfer t, Limits limits, Instant now) {
    Change change = TransferRules.hear(t, new News.CodeProved(), limits.schedule(), now);
    List<Effect> effects = new ArrayList<>();
    if (!change.next().equals(t)) {
      effects.add(new Effect.TransferRow(change.next()));
    }
    effects.add(new Effect.RightGuess());
    effects.add(new Effect.PersonKept());
    Submission approved = s.with(change.next()).at(new Stage.Approved(now));
    return new Decision(approved, new Approved(s.wrongGuesses()), effects);
  }

  private static Decision wrong(Submission s, Transfer t, Limits limits, Instant now) {
    Transfer guessed = t.guessedWrong();
    Submission counted = s.with(guessed).guessedWrong();
    boolean last = counted.wrongGuesses() >= limits.project().guesses();
    Submission next =
        last ? counted.at(new Stage.Rejected(Rejection.TOO_MANY_RETRY, now)) : counted;
    Answer answer =
        last ? new GuessesSpent(counted.wrongGuesses()) : new CodeWrong(counted.wrongGuesses());
    return Decision.of(
        next,
        answer,
        new Effect.TransferRow(guessed),
        new Effect.WrongGuess(),
        new Effect.PersonKept());
  }
}
