package io.ilwon.hosted;

import io.ilwon.bank.BankHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as people in Korea read it from a page: 0:30, or with its day where that is far. */
final class SeoulTime {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final DateTimeFormatter KO =
      DateTimeFormatter.ofPattern("M월 d일 H:mm", Locale.KOREAN);
  private static final DateTimeFormatter EN =
      DateTimeFormatter.ofPattern("d MMM H:mm", Locale.ENGLISH);

  private SeoulTime() {}

  static String of(Instant time, Instant now, Language language) {
    ZonedDateTime seoul = time.atZone(BankHours.SEOUL);
    if (Duration.between(now, time).compareTo(Duration.ofHours(20)) < 0) {
      return TIME.format(seoul);
    }
    return switch (language) {
      case KO -> KO.format(seoul);
      case EN -> EN.format(seoul);
    };
  }

  static String hours(Instant time) {
    return "%02d".formatted(time.atZone(BankHours.SEOUL).getHour());
  }

  static String minutes(Instant time) {
    return "%02d".formatted(time.atZone(BankHours.SEOUL).getMinute());
  }
}
