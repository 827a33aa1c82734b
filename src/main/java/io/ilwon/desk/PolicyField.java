package io.ilwon.desk;

import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A setting of a project, by the name that {@code project set} has for it. */
enum PolicyField {
  CODE_LIFE("code-life", Kind.LINE),
  GUESSES("guesses", Kind.LINE),
  SENDS("sends", Kind.LINE),
  RESEND_GAP("resend-gap", Kind.LINE),
  DAILY_WON("daily-won", Kind.LINE),
  RETENTION("retention", Kind.LINE),
  OPTION("option", Kind.SWITCH),
  KOREAN_IDS_ONLY("koreanIdsOnly", Kind.SWITCH),
  IP_LIST("ip-list", Kind.LIST),
  RETURN_URLS("return-urls", Kind.LIST),
  FRAME_ANCESTORS("frame-ancestors", Kind.LIST);

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;

  /** How it is typed. */
  enum Kind {
    LINE,
    SWITCH,
    LIST
  }

  private final String word;
  private final Kind kind;

  PolicyField(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  String word() {
    return word;
  }

  Kind kind() {
    return kind;
  }

  /** As its field of the form shows it; empty where the project has none of its own. */
  String of(ProjectSettings s) {
    OwnLimits own = s.limits();
    return switch (this) {
      case CODE_LIFE -> own.codeLife() == null ? "" : minutes(own.codeLife());
      case GUESSES -> number(own.guesses());
      case SENDS -> number(own.sends());
      case RESEND_GAP -> own.resendGap() == null ? "" : seconds(own.resendGap());
      case DAILY_WON -> number(own.dailyWon());
      case RETENTION -> number(own.retentionDays());
      case OPTION -> s.accountOccupancy() ? "on" : "off";
      case KOREAN_IDS_ONLY -> s.koreanIdsOnly() ? "on" : "off";
      case IP_LIST -> lines(s.ipList());
      case RETURN_URLS -> lines(s.returnUrls());
      case FRAME_ANCESTORS -> lines(s.frameAncestors());
    };
  }

  /** What was typed as a value of {@code project set}. */
  String value(String typed) {
    return switch (kind) {
      case LINE -> typed.strip();
      case SWITCH -> typed.isEmpty() ? "off" : typed;
      case LIST ->
          typed
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .collect(Collectors.joining(","));
    };
  }

  private static String number(@Nullable Number own) {
    return own == null ? "" : own.toString();
  }

  static String minutes(Duration own) {
    return length(own, MINUTE);
  }

  static String seconds(Duration own) {
    return length(own, SECOND);
  }

  /** In the unit that {@code project set} takes a bare number for, where it is a whole one. */
  private static String length(Duration own, long unit) {
    long millis = own.toMillis();
    if (millis % unit == 0) {
      return Long.toString(millis / unit);
    }
    return millis % SECOND == 0 ? millis / SECOND + "s" : millis + "ms";
  }

  private static String lines(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }
}
