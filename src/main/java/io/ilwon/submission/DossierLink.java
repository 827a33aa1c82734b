package io.ilwon.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to the page, made for a submission; kept for two days at most.
 *
 * @param language of the page when it was made
 * @param moves what persons did on it
 */
public record DossierLink(
    String id,
    String language,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant endedAt,
    int moves) {
  @Override
  public String toString() {
    return "DossierLink";
  }
}
