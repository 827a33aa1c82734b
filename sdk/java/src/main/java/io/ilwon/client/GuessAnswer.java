package io.ilwon.client;

import java.time.Duration;
import java.util.Optional;

/** What Step 2 answers. */
public sealed interface GuessAnswer
    permits GuessAnswer.Success, GuessAnswer.Retry, GuessAnswer.Rejected, Failed {
  /** The digits are right: the person can read the account's statement. */
  record Success() implements GuessAnswer {}

  /**
   * Not these, or not now.
   *
   * @param retryCount wrong guesses of the submission so far. Show it to the person
   * @param retryAfter how long to wait, with {@link GuessRetry#ACCOUNT_LOCKED}
   */
  record Retry(GuessRetry code, String message, int retryCount, Optional<Duration> retryAfter)
      implements GuessAnswer {}

  /**
   * Over: the last guess was wrong.
   *
   * @param comment {@code too_many_retry}
   */
  record Rejected(String comment, int retryCount) implements GuessAnswer {}
}
