package io.ilwon.desk;

import io.ilwon.bank.BankHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A stretch of time that sums are about, and the one they are compared with.
 *
 * @param before when the earlier one began, which lasted as long
 */
record Stretch(Instant from, Instant to, Instant before) {
  private static final int WEEK = 7;

  /** Today in Seoul so far, against the same hours a week ago. */
  static Stretch today(Instant now) {
    Instant start = day(now, 0);
    return new Stretch(start, now, start.minus(Duration.ofDays(WEEK)));
  }

  /** So many days up to now, today included, against as many before up to the same hour. */
  static Stretch days(int days, Instant now) {
    Instant start = day(now, days - 1);
    return new Stretch(start, now, start.minus(Duration.ofDays(days)));
  }

  /** By the word in an address; anything unknown is today. */
  static Stretch of(String word, Instant now) {
    return switch (word) {
      case "7" -> days(WEEK, now);
      case "28" -> days(4 * WEEK, now);
      default -> today(now);
    };
  }

  /** The end of the earlier one. */
  Instant beforeEnd() {
    return before.plus(Duration.between(from, to));
  }

  /** The first day, as the list's filter has it. */
  String firstDay() {
    return LocalDate.ofInstant(from, BankHours.SEOUL).toString();
  }

  private static Instant day(Instant now, int ago) {
    return LocalDate.ofInstant(now, BankHours.SEOUL)
        .minusDays(ago)
        .atStartOfDay(BankHours.SEOUL)
        .toInstant();
  }
}
