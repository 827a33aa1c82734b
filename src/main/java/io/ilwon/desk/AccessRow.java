package io.ilwon.desk;

import org.jspecify.annotations.Nullable;

/**
 * An access.
 *
 * @param left of an export: rows, columns, watermark
 */
public record AccessRow(
    Times.Moment at,
    String operator,
    String address,
    String what,
    @Nullable String subject,
    @Nullable String reason,
    @Nullable String left) {
  @Override
  public String toString() {
    return "AccessRow";
  }
}
