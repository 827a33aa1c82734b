package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Account numbers where none belong, in an address or in a reason: pages do not say them again.
 * Shorter numbers and dates are left alone.
 */
final class Stray {
  private static final String DATE = "(?![0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))";
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9])" + DATE + "[0-9](?:[ -]?[0-9]){5,11}[ -]?([0-9]{4})(?![0-9])");

  /** What a client calls its user may be all digits; it is looked for as that. */
  private static final List<String> FREE = List.of("userid=");

  private Stray() {}

  static boolean is(String text) {
    return NUMBER.matcher(text.strip()).matches();
  }

  /** The last four digits of every number in it; the rest as it was written. */
  static String masked(String text) {
    return NUMBER.matcher(text).replaceAll("····$1");
  }

  static @Nullable String maskedOrNull(@Nullable String text) {
    return text == null ? null : masked(text);
  }

  /** Path and query without what looks like a number; from a path with one, home. */
  static String without(String pathAndQuery) {
    String[] parts = pathAndQuery.split("\\?", 2);
    if (Arrays.stream(parts[0].split("/", -1)).anyMatch(Stray::written)) {
      return "/desk";
    }
    String query =
        parts.length < 2
            ? ""
            : Arrays.stream(parts[1].split("&", -1))
                .filter(each -> FREE.stream().anyMatch(each::startsWith) || !named(each))
                .collect(Collectors.joining("&"));
    return query.isEmpty() ? parts[0] : parts[0] + "?" + query;
  }

  private static boolean named(String pair) {
    return Arrays.stream(pair.split("=", 2)).anyMatch(Stray::written);
  }

  private static boolean written(String encoded) {
    try {
      return is(URLDecoder.decode(encoded, UTF_8));
    } catch (IllegalArgumentException none) {
      return false;
    }
  }
}
