package io.ilwon.project;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a new key is to be allowed.
 *
 * @param perSecond 0 (no limit) to 1,000,000
 * @param perDay 0 (no limit) to 1,000,000,000
 * @param expiresAt the end, or null for none
 */
public record KeyGrant(Set<Scope> scopes, int perSecond, int perDay, @Nullable Instant expiresAt) {

  /** The published rates and all scopes. */
  public static final KeyGrant USUAL = new KeyGrant(Set.of(Scope.values()), 5_000, 500_000, null);

  /** Throws {@link IllegalArgumentException} with the rule that is broken. */
  public KeyGrant {
    if (scopes.isEmpty()) {
      throw new IllegalArgumentException("a key needs a scope: submit, read, admin");
    }
    if (perSecond < 0 || perSecond > 1_000_000) {
      throw new IllegalArgumentException("calls per second are 0 (no limit) to 1000000");
    }
    if (perDay < 0 || perDay > 1_000_000_000) {
      throw new IllegalArgumentException("calls per day are 0 (no limit) to 1000000000");
    }
    scopes = Set.copyOf(scopes);
  }

  /** As the audit has it. */
  String told(ProjectId project, KeyKind kind, List<String> words) {
    return "of project %s; %s; scopes %s; %d a second, %d a day; %s"
        .formatted(
            project,
            kind.word(),
            String.join(",", words),
            perSecond,
            perDay,
            expiresAt == null ? "no end" : "until " + expiresAt);
  }
}
