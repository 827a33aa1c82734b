package io.ilwon.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator did to a submission or to a transfer of it, as the audit has it. */
public record DossierDeed(
    Instant at,
    String action,
    String detail,
    String reason,
    String operator,
    @Nullable String second) {
  @Override
  public String toString() {
    return "DossierDeed";
  }
}
