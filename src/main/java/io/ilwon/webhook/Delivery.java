package io.ilwon.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one endpoint.
 *
 * @param submission what it is about; null for a test event
 * @param attempts calls since it was made or last put up again
 * @param dueAt when it is tried next, while it is pending
 * @param lastStatus what the last call was answered, or null with {@code lastReason} why not
 */
public record Delivery(
    EndpointId endpoint,
    EventId event,
    @Nullable String submission,
    long sequence,
    String type,
    State state,
    int attempts,
    Instant dueAt,
    Instant createdAt,
    @Nullable Instant lastAt,
    @Nullable Integer lastStatus,
    @Nullable String lastReason) {

  /** How far it is. */
  public enum State {
    PENDING,
    DELIVERED,
    GIVEN_UP
  }
}
