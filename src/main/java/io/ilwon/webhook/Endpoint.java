package io.ilwon.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a project is told.
 *
 * @param url its path and query may hold a secret of the receiver's: printed without them
 * @param types of which events; empty for all
 * @param why it is not active
 * @param since when its state began
 * @param formerUntil until when a former secret signs too
 * @param failures failed calls in a row
 * @param slowedUntil it has asked for a pause until then
 */
public record Endpoint(
    EndpointId id,
    String project,
    URI url,
    List<EventType> types,
    EndpointState state,
    @Nullable String why,
    Instant since,
    @Nullable Instant formerUntil,
    int failures,
    @Nullable Instant slowedUntil,
    Instant createdAt) {
  public Endpoint {
    types = List.copyOf(types);
  }

  /** Whether somebody has to look: its last calls failed, or it wants no more. */
  public boolean failing() {
    return state == EndpointState.DISABLED
        || (state == EndpointState.ACTIVE && failures >= EndpointQueue.FAILING);
  }

  @Override
  public String toString() {
    return "Endpoint(" + id + ", " + state.word() + ")";
  }
}
