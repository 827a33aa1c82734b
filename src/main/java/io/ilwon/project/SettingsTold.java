package io.ilwon.project;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project's settings in the words of {@code project set}, for the audit. Never the brand. */
final class SettingsTold {
  private SettingsTold() {}

  /** A new project's name and what is not as usual. */
  static String made(ProjectSettings settings) {
    ProjectSettings usual = ProjectSettings.fresh(settings.name(), settings.brand(), false);
    String unusual = changed(usual, settings);
    return "name " + settings.name() + (unusual.isEmpty() ? "" : "; " + unusual);
  }

  /** Each setting that is another one now, its former value and its new one; empty for none. */
  static String changed(ProjectSettings before, ProjectSettings now) {
    Map<String, String> was = words(before);
    Stream<String> told =
        words(now).entrySet().stream()
            .filter(is -> !is.getValue().equals(was.get(is.getKey())))
            .map(is -> is.getKey() + ": " + was.get(is.getKey()) + " → " + is.getValue());
    Stream<String> brand =
        before.brand().equals(now.brand()) ? Stream.of() : Stream.of("brand: another one");
    return Stream.concat(told, brand).collect(Collectors.joining("; "));
  }

  private static Map<String, String> words(ProjectSettings s) {
    OwnLimits own = s.limits();
    Map<String, String> words = new LinkedHashMap<>();
    words.put("name", s.name());
    words.put("option", s.accountOccupancy() ? "on" : "off");
    words.put("koreanIdsOnly", s.koreanIdsOnly() ? "on" : "off");
    words.put("ip-list", list(s.ipList()));
    words.put("code-life", millis(own.codeLife()));
    words.put("guesses", own(own.guesses()));
    words.put("resend-gap", millis(own.resendGap()));
    words.put("sends", own(own.sends()));
    words.put("daily-won", own(own.dailyWon()));
    words.put("retention", own(own.retentionDays()));
    words.put("return-urls", list(s.returnUrls()));
    words.put("frame-ancestors", list(s.frameAncestors()));
    return words;
  }

  private static String list(List<?> values) {
    return values.isEmpty()
        ? "none"
        : values.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  private static String millis(@Nullable Duration duration) {
    return own(duration == null ? null : duration.toMillis() + "ms");
  }

  private static String own(@Nullable Object value) {
    return Objects.requireNonNullElse(value, "default").toString();
  }
}
