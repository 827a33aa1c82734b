package io.ilwon.desk;

import io.ilwon.http.Request;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one browser's pages look: language, clock, and which project is looked at. In a cookie,
 * because it is nobody's secret and changes nothing but pages.
 *
 * @param project null for all
 */
record Look(Language language, Clock clock, @Nullable String project) {
  private static final String COOKIE = "ilwon_desk_look";
  private static final int SECONDS = 400 * 24 * 60 * 60;
  private static final String ALL = "all";

  static Look of(Request request) {
    String[] parts = request.cookie(COOKIE).orElse("").split("\\.", -1);
    Optional<Language> language = Language.of(parts[0]);
    Optional<Clock> clock = parts.length > 1 ? Clock.of(parts[1]) : Optional.empty();
    boolean one = parts.length > 2 && parts[2].matches("[a-z2-7]{32}");
    return new Look(
        language.orElseGet(() -> Language.of(request)),
        clock.orElse(Clock.KST),
        one ? parts[2] : null);
  }

  Look speaking(Language other) {
    return new Look(other, clock, project);
  }

  Look by(Clock other) {
    return new Look(language, other, project);
  }

  Look at(@Nullable String other) {
    return new Look(language, clock, other);
  }

  String cookie(boolean tls) {
    String value = language.word() + "." + clock.word() + "." + (project == null ? ALL : project);
    return "%s=%s; Path=/desk; Max-Age=%d; HttpOnly; SameSite=Lax%s"
        .formatted(COOKIE, value, SECONDS, tls ? "; Secure" : "");
  }

  @Override
  public String toString() {
    return "Look[" + language + "]";
  }
}
