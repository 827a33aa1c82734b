package io.ilwon.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to read; null stands for all.
 *
 * @param operator who did it, or agreed
 * @param action how it begins
 * @param before the last entry of the page before
 */
public record ToldFilter(
    @Nullable String operator,
    @Nullable String action,
    @Nullable String subject,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable UUID before) {
  @Override
  public String toString() {
    return "ToldFilter";
  }
}
