package io.ilwon.desk;

import org.jspecify.annotations.Nullable;

/** An entry. */
public record ChangeRow(
    Times.Moment at,
    String operator,
    @Nullable String second,
    String action,
    String subject,
    String detail,
    String reason) {
  @Override
  public String toString() {
    return "ChangeRow";
  }
}
