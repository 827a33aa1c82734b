package io.ilwon.submission;

/** The answer to PreStep2. */
public sealed interface DepositAnswer extends Answer {
  /** The won was sent, or the holder's name matches. */
  record Success() implements DepositAnswer {}

  /** Try again; {@code retryCount} failures were counted so far. */
  record Retry(RetryReason why, int retryCount) implements DepositAnswer {}

  /** The failure that ended the submission. */
  record TooManyFailures(int retryCount) implements DepositAnswer {}

  /** The project does not use account verification. */
  record OptionOff() implements DepositAnswer {}

  /** Unknown, another project's, expired or finished. */
  record NotUsable() implements DepositAnswer, GuessAnswer, EditAnswer, MoreTimeAnswer {}

  /** The rail did not take the request; {@code reason} is a phrase of our catalogue. */
  record NotRequested(String reason) implements DepositAnswer {}

  /** Our database could not record it; nothing was sent. */
  record NotRecorded(String reason)
      implements DepositAnswer, GuessAnswer, OpenAnswer, EditAnswer, DeleteAnswer, MoreTimeAnswer {}

  /** A limit of the day, or of the submission, is reached. */
  record LimitReached() implements DepositAnswer {}
}
