package io.ilwon.guard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a held database may have forgotten, and how far that was reconciled.
 *
 * @param from the last sign of life known before the hold, or null when the database knew none
 * @param to when the hold began
 * @param left differences for a person, of the newest reconciliation that began after the hold and
 *     was said to cover the gap; null without one
 * @param sameServer whether the server that answers is the one the hold is about
 */
public record Gap(@Nullable Instant from, Instant to, @Nullable Long left, boolean sameServer) {
  /** Whether nothing is left to reconcile. */
  public boolean closed() {
    return from != null && left != null && left == 0 && sameServer;
  }
}
