package io.ilwon.bank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The calendar day banks count by: Asia/Seoul, whatever zone the server runs in. The instant it is
 * made from comes from the database's clock, never from a node's.
 */
public record BankDay(LocalDate date) {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** The day this instant falls on in Seoul. */
  public static BankDay of(Instant instant) {
    return new BankDay(LocalDate.ofInstant(instant, SEOUL));
  }

  /** The day's first instant. */
  public Instant start() {
    return date.atStartOfDay(SEOUL).toInstant();
  }

  /** This time of the clock on Seoul's walls. */
  public static Instant inSeoul(LocalDateTime local) {
    return local.atZone(SEOUL).toInstant();
  }

  /** The instant as Seoul writes it, with its offset: {@code 2026-01-02T09:30:00+09:00}. */
  public static String seoulTime(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(SEOUL));
  }

  public BankDay next() {
    return new BankDay(date.plusDays(1));
  }

  public BankDay previous() {
    return new BankDay(date.minusDays(1));
  }

  public boolean isAfter(BankDay other) {
    return date.isAfter(other.date);
  }

  @Override
  public String toString() {
    return date.toString();
  }
}
