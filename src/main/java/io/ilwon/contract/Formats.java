package io.ilwon.contract;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The formats of single fields. Each refuses by {@link IllegalArgumentException}, valueless. */
final class Formats {
  private static final String DATE = "YYYY-MM-DD";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss'-UTC'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final LocalDate EARLIEST_BIRTHDAY = LocalDate.of(1900, 1, 1);

  /** The node's own clock may be off: a bound against slips of the finger, not a rule. */
  private static final int DAYS_A_CLOCK_MAY_BE_OFF = 2;

  private Formats() {}

  static String birthday(String text) {
    LocalDate day = date(text);
    LocalDate latest = LocalDate.now(Clock.systemUTC()).plusDays(DAYS_A_CLOCK_MAY_BE_OFF);
    demand(!day.isBefore(EARLIEST_BIRTHDAY) && !day.isAfter(latest));
    return text;
  }

  /** A day of the calendar as {@code YYYY-MM-DD}. */
  static LocalDate date(String text) {
    demand(text.length() == DATE.length());
    for (int i = 0; i < DATE.length(); i++) {
      char c = text.charAt(i);
      demand(DATE.charAt(i) == '-' ? c == '-' : c >= '0' && c <= '9');
    }
    try {
      return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no such day");
    }
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** {@code YYYY-MM-DD-HH-MM-SS-UTC}, in whole seconds. */
  static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time");
    }
  }

  /** {@code YYYY-MM-DD-HH-MM-SS-UTC}; parts of a second are cut. */
  static String time(Instant instant) {
    return TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static void demand(boolean fits) {
    if (!fits) {
      throw new IllegalArgumentException("the format does not fit");
    }
  }
}
