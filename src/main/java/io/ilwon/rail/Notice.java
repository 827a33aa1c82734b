package io.ilwon.rail;

import java.time.Instant;

/**
 * Something the rail tells by itself about a transfer that had its answer.
 *
 * @param at when it happened, by the rail's clock
 */
public record Notice(String railId, Kind kind, Instant at) {
  /** What happened. */
  public enum Kind {
    /** The bank took the won back. */
    REVERSED,
    /** The won was booked after the transfer had been given up. */
    BOOKED_LATE
  }
}
