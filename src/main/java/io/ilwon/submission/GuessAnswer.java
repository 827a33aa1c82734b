package io.ilwon.submission;

import java.time.Duration;

/** The answer to Step 2; {@code retryCount} counts the submission's wrong guesses. */
public sealed interface GuessAnswer extends Answer
    permits DepositAnswer.NotUsable,
        DepositAnswer.NotRecorded,
        GuessAnswer.NoCodeRequested,
        GuessAnswer.Locked,
        GuessAnswer.CodeExpired,
        GuessAnswer.CodeVoid,
        GuessAnswer.CodeWrong,
        GuessAnswer.GuessesSpent,
        GuessAnswer.Approved {
  /** No code was requested, or none since the account's transfer failed. */
  record NoCodeRequested() implements GuessAnswer {}

  /** The account's guess budget is spent until {@code retryAfter} has passed. */
  record Locked(int retryCount, Duration retryAfter) implements GuessAnswer {}

  /** The code's life is over. */
  record CodeExpired(int retryCount) implements GuessAnswer {}

  /** Too many wrong guesses at this code. */
  record CodeVoid(int retryCount) implements GuessAnswer {}

  /** Wrong; another guess is allowed. */
  record CodeWrong(int retryCount) implements GuessAnswer {}

  /** Wrong, and the last guess: the submission is rejected. */
  record GuessesSpent(int retryCount) implements GuessAnswer {}

  /** Right: the submission is approved. */
  record Approved(int retryCount) implements GuessAnswer {}
}
