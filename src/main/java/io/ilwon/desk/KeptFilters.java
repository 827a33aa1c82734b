package io.ilwon.desk;

import io.ilwon.rail.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Filters that may be kept under a name: each of the values we know, and none that is about one
 * person. What is neither is left out.
 */
final class KeptFilters {
  /** About one person, or one account. */
  static final List<String> PERSONAL = List.of("userid", "last4", "q");

  private static final List<String> KEPT = List.of("status", "bank", "reason", "from", "to");

  private static final List<String> REASONS =
      Arrays.stream(Refusal.values()).map(Refusal::name).toList();

  private KeptFilters() {}

  /** The query behind the list's path; empty for nothing to keep. */
  static String of(Filters filters) {
    Query query = Query.at("");
    for (String name : KEPT) {
      String value = filters.value(name);
      query = query.with(name, known(name, value) ? value : null);
    }
    String href = query.with("columns", filters.columns().word()).href();
    return href.isEmpty() ? "" : href.substring(1).replace("%2C", ",");
  }

  /**
   * Where the list of a kept query is; what was written there by another hand leads nowhere else.
   */
  static String href(String kept) {
    return filters(kept).href(null);
  }

  /** These filters and no others. */
  static Filters filters(String kept) {
    return Filters.of(name -> value(kept, name));
  }

  private static Optional<String> value(String kept, String name) {
    boolean ours = KEPT.contains(name) || name.equals("columns");
    return Arrays.stream(kept.split("&", -1))
        .filter(each -> ours && each.startsWith(name + "="))
        .map(each -> URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  private static boolean known(String name, String value) {
    return switch (name) {
      case "status" -> Filters.STATUSES.contains(value);
      case "bank" -> value.matches("[0-9]{3}");
      case "reason" -> REASONS.contains(value);
      default -> isDay(value);
    };
  }

  private static boolean isDay(String value) {
    try {
      return value.length() == "2026-01-02".length()
          && !LocalDate.parse(value).equals(LocalDate.MIN);
    } catch (DateTimeParseException none) {
      return false;
    }
  }
}
