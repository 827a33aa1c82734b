package io.ilwon.project;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One {@code name=value} of {@code project set}, applied to a project's settings. Pure. */
public final class SettingChange {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,12})(ms|s|m)?");

  private SettingChange() {}

  /**
   * The settings with one changed. An empty value takes a project's own limit or list away.
   *
   * @param change for example {@code guesses=4}, {@code code-life=10m}, {@code ip-list=}
   * @throws IllegalArgumentException saying what may be written
   */
  public static ProjectSettings apply(ProjectSettings now, String change) {
    int equals = change.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("write name=value instead of " + change);
    }
    String name = change.substring(0, equals);
    String value = change.substring(equals + 1).strip();
    try {
      return apply(now, name, value);
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage();
      String told = reason == null ? "not understood" : reason;
      throw new IllegalArgumentException(told.startsWith(name) ? told : name + ": " + told);
    }
  }

  private static ProjectSettings apply(ProjectSettings now, String name, String value) {
    OwnLimits own = now.limits();
    var life = own.codeLife();
    var guesses = own.guesses();
    var gap = own.resendGap();
    var sends = own.sends();
    var won = own.dailyWon();
    var days = own.retentionDays();
    return switch (name) {
      case "option" -> options(now, isOn(value), now.koreanIdsOnly());
      case "koreanIdsOnly" -> options(now, now.accountOccupancy(), isOn(value));
      case "ip-list" ->
          lists(
              now,
              listed(value).stream().map(Cidr::parse).toList(),
              now.returnUrls(),
              now.frameAncestors());
      case "return-urls" ->
          lists(
              now,
              now.ipList(),
              listed(value).stream().map(SettingChange::webAddress).toList(),
              now.frameAncestors());
      case "frame-ancestors" ->
          lists(
              now,
              now.ipList(),
              now.returnUrls(),
              listed(value).stream().map(SettingChange::origin).toList());
      case "code-life" ->
          limits(now, new OwnLimits(duration(value, "m"), guesses, gap, sends, won, days));
      case "guesses" -> limits(now, new OwnLimits(life, whole(value), gap, sends, won, days));
      case "resend-gap" ->
          limits(now, new OwnLimits(life, guesses, duration(value, "s"), sends, won, days));
      case "sends" -> limits(now, new OwnLimits(life, guesses, gap, whole(value), won, days));
      case "daily-won" ->
          limits(now, new OwnLimits(life, guesses, gap, sends, number(value), days));
      case "retention" -> limits(now, new OwnLimits(life, guesses, gap, sends, won, whole(value)));
      default ->
          throw new IllegalArgumentException(
              "no such setting; there are option, ip-list, code-life, guesses, resend-gap, sends,"
                  + " daily-won, retention, koreanIdsOnly, return-urls and frame-ancestors");
    };
  }

  private static ProjectSettings options(ProjectSettings now, boolean option, boolean korean) {
    return new ProjectSettings(
        now.name(),
        now.brand(),
        option,
        korean,
        now.ipList(),
        now.limits(),
        now.returnUrls(),
        now.frameAncestors());
  }

  private static ProjectSettings lists(
      ProjectSettings now, List<Cidr> ipList, List<String> returns, List<String> frames) {
    return new ProjectSettings(
        now.name(),
        now.brand(),
        now.accountOccupancy(),
        now.koreanIdsOnly(),
        ipList,
        now.limits(),
        returns,
        frames);
  }

  private static ProjectSettings limits(ProjectSettings now, OwnLimits limits) {
    return new ProjectSettings(
        now.name(),
        now.brand(),
        now.accountOccupancy(),
        now.koreanIdsOnly(),
        now.ipList(),
        limits,
        now.returnUrls(),
        now.frameAncestors());
  }

  private static List<String> listed(String value) {
    return Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static boolean isOn(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("write on or off");
    };
  }

  /** Without a unit the number is in the unit the limit is usually told in. */
  private static @Nullable Duration duration(String value, String usualUnit) {
    if (value.isEmpty()) {
      return null;
    }
    Matcher amount = AMOUNT.matcher(value);
    if (!amount.matches()) {
      throw new IllegalArgumentException("write a number with its unit ms, s or m");
    }
    long number = Long.parseLong(amount.group(1));
    String unit = amount.group(2) == null ? usualUnit : amount.group(2);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  private static @Nullable Integer whole(String value) {
    Long number = number(value);
    return number == null ? null : Math.toIntExact(Math.min(number, Integer.MAX_VALUE));
  }

  private static @Nullable Long number(String value) {
    if (value.isEmpty()) {
      return null;
    }
    if (!value.matches("[0-9]{1,12}")) {
      throw new IllegalArgumentException("write a whole number");
    }
    return Long.valueOf(value);
  }

  private static String webAddress(String text) {
    URI uri = URI.create(text);
    boolean here = "http".equals(uri.getScheme()) && "localhost".equals(uri.getHost());
    boolean secure = "https".equals(uri.getScheme()) && uri.getHost() != null;
    if ((!secure && !here) || uri.getUserInfo() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("write https addresses without user or fragment");
    }
    return text;
  }

  private static String origin(String text) {
    String path = URI.create(webAddress(text)).getRawPath();
    if (!path.isEmpty() || text.contains("?")) {
      throw new IllegalArgumentException("write origins such as https://shop.example");
    }
    return text;
  }
}
