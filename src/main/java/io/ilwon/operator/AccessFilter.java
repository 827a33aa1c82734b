package io.ilwon.operator;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which accesses to read; null stands for all.
 *
 * @param before the last row of the page before
 */
public record AccessFilter(
    @Nullable String operator,
    Access.@Nullable Kind kind,
    @Nullable String subject,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable UUID before) {
  public static final AccessFilter ALL = new AccessFilter(null, null, null, null, null, null);

  @Override
  public String toString() {
    return "AccessFilter";
  }
}
