package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.project.IssuedKey;
import io.ilwon.project.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A key as lists show it. Of the key itself nothing is known; its id tells it from others.
 *
 * @param state good, warn, bad or info for its chip
 * @param open whether it still lets anybody in
 * @param shut until when no code typed through it is evaluated; null where they are
 */
public record KeyRow(
    String href,
    String id,
    String shortId,
    String project,
    String kind,
    String scopes,
    String rates,
    Times.Moment created,
    Times.@Nullable Moment expires,
    Times.@Nullable Moment revoked,
    Times.@Nullable Moment used,
    String state,
    String stateText,
    boolean open,
    Times.@Nullable Moment shut) {
  static final String FOLDER = "/desk/developers/keys/";
  private static final int START = 6;
  private static final int END = 4;

  static KeyRow of(
      IssuedKey key,
      Visit visit,
      Map<String, String> projects,
      Map<String, Instant> uses,
      Map<String, Instant> shut) {
    Texts w = visit.words();
    Times times = visit.times();
    String id = key.id().text();
    String state = state(key, visit.session().now(), shut.containsKey(id));
    return new KeyRow(
        FOLDER + id,
        id,
        shortened(id),
        projects.getOrDefault(key.project().text(), key.project().text()),
        key.kind().word(),
        key.scopes().stream()
            .sorted(Comparator.naturalOrder())
            .map(Scope::word)
            .collect(Collectors.joining(", ")),
        rate(w, key.perSecond(), "dev.rate.second") + " · " + rate(w, key.perDay(), "dev.rate.day"),
        times.of(key.createdAt()),
        times.ofNullable(key.expiresAt()),
        times.ofNullable(key.revokedAt()),
        times.ofNullable(uses.get(id)),
        chip(state),
        w.text("dev.state." + state),
        state.equals("works") || state.equals("shut"),
        times.ofNullable(shut.get(id)));
  }

  /** Enough of an id to tell a project's keys apart. */
  static String shortened(String id) {
    return id.substring(0, START) + "…" + id.substring(id.length() - END);
  }

  private static String state(IssuedKey key, Instant now, boolean shut) {
    Instant expires = key.expiresAt();
    if (!key.genuine()) {
      return "forged";
    }
    if (key.revokedAt() != null) {
      return "revoked";
    }
    if (expires != null && !expires.isAfter(now)) {
      return "expired";
    }
    return shut ? "shut" : "works";
  }

  private static String chip(String state) {
    return switch (state) {
      case "works" -> "good";
      case "shut" -> "warn";
      case "forged" -> "bad";
      default -> "";
    };
  }

  private static String rate(Texts w, int calls, String key) {
    return calls == 0
        ? w.text(key + ".none")
        : w.text(key, "n", String.format(java.util.Locale.ROOT, "%,d", calls));
  }

  @Override
  public String toString() {
    return "KeyRow[" + id + "]";
  }
}
