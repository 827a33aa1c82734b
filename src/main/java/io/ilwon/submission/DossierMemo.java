package io.ilwon.submission;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator noted about a submission.
 *
 * @param text null when it was erased with the person's data, or when another hand has changed it
 */
public record DossierMemo(UUID id, Instant at, String operator, @Nullable String text) {
  @Override
  public String toString() {
    return "DossierMemo";
  }
}
