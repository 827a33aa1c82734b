package io.ilwon.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a submission.
 *
 * @param sequence rises with each event of the submission
 */
public record Event(
    EventId id,
    String project,
    String submission,
    long sequence,
    EventType type,
    Instant at,
    Facts facts) {

  /** An event under a new id. */
  public static Event of(
      String project, String submission, long sequence, EventType type, Instant at, Facts facts) {
    return new Event(EventId.fresh(), project, submission, sequence, type, at, facts);
  }

  /** What became of the won, of deposit events. */
  public Facts.@Nullable Deposit deposit() {
    return facts.deposit();
  }
}
