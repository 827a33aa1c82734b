package io.ilwon.webhook;

import org.jspecify.annotations.Nullable;

/**
 * What an event says by itself: nothing personal, so that nobody has to erase it.
 *
 * @param status the submission's result when it happened
 * @param comment why it was rejected, where it was
 * @param failures attempts that certainly failed so far
 * @param wrongCodes wrong codes typed so far
 */
public record Facts(
    String status,
    @Nullable String comment,
    int failures,
    int wrongCodes,
    @Nullable Deposit deposit) {

  /**
   * What became of a won.
   *
   * @param attempt the submission's first, second …
   * @param outcome the transfer's state
   * @param refusal why it was refused, where it was
   */
  public record Deposit(int attempt, String outcome, @Nullable String refusal) {}
}
