package io.ilwon.client;

/** What PreStep2 answers. */
public sealed interface DepositAnswer
    permits DepositAnswer.Success, DepositAnswer.Retry, DepositAnswer.Rejected, Failed {
  /** The won is sent, or the name matches: ask the person for the three digits. */
  record Success() implements DepositAnswer {}

  /**
   * Not yet, or not so.
   *
   * @param retryCount attempts that certainly failed; the fifth rejects. Show it to the person
   */
  record Retry(DepositRetry code, String message, int retryCount) implements DepositAnswer {}

  /**
   * Over: the fifth counted failure.
   *
   * @param comment {@code too_many_retry}
   */
  record Rejected(String comment, int retryCount) implements DepositAnswer {}
}
