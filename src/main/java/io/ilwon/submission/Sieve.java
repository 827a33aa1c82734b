package io.ilwon.submission;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the found ones is shown; null and empty let everything pass.
 *
 * @param stages words of {@link Stage}, a rejected one's of {@link Rejection}
 * @param bank of the newest transfer
 * @param refusal why the newest transfer was refused
 * @param lastFour of the newest account's number
 * @param from opened at or after
 * @param to opened before
 */
public record Sieve(
    List<String> stages,
    @Nullable String bank,
    @Nullable String refusal,
    @Nullable String lastFour,
    @Nullable Instant from,
    @Nullable Instant to) {
  public static final Sieve NONE = new Sieve(List.of(), null, null, null, null, null);

  public Sieve {
    stages = List.copyOf(stages);
  }

  /** Whether rows are looked at that may not be shown. */
  boolean leavesOut() {
    return !stages.isEmpty() || bank != null || refusal != null || lastFour != null;
  }

  @Override
  public String toString() {
    return "Sieve";
  }
}
