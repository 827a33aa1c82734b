package io.ilwon.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the published API spells them: {@code YYYY-MM-DD-HH-MM-SS-UTC}. */
final class Times {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HH-mm-ss'-UTC'", Locale.ROOT);

  private Times() {}

  static Instant read(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new IlwonException.NotUnderstood("a time that is none");
    }
  }
}
