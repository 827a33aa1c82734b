package io.ilwon.webhook;

import java.util.Arrays;
import java.util.Optional;

/** What an endpoint may be told of. */
public enum EventType {
  SUBMISSION_CREATED("submission.created"),
  SUBMISSION_RETRY("submission.retry"),
  SUBMISSION_APPROVED("submission.approved"),
  SUBMISSION_REJECTED("submission.rejected"),
  SUBMISSION_UPDATED("submission.updated"),
  SUBMISSION_DELETED("submission.deleted"),
  DEPOSIT_SENT("deposit.sent"),
  DEPOSIT_UNKNOWN("deposit.unknown"),
  DEPOSIT_REFUSED("deposit.refused"),
  DEPOSIT_SETTLED("deposit.settled"),
  DEPOSIT_REVERSED("deposit.reversed"),
  /** Only on an operator's command. */
  TEST("webhook.test");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The published word. */
  public String word() {
    return word;
  }

  /** What the body calls the trigger: the word behind the dot. */
  public String trigger() {
    return word.substring(word.indexOf('.') + 1);
  }

  /** The type with this word; empty for others. */
  public static Optional<EventType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
