package io.ilwon.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call, with how it ended.
 *
 * @param status the answer's; or null with the {@code reason} of a fixed list
 * @param answer the first 4 KiB of it, of a call that failed; it may hold what the call said
 */
public record Attempt(
    Instant at,
    long millis,
    @Nullable Integer status,
    @Nullable String reason,
    @Nullable String answer) {
  @Override
  public String toString() {
    return "Attempt(" + at + ", " + (status == null ? reason : status) + ")";
  }
}
