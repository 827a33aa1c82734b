package io.ilwon.bank;

import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a day in whole minutes, {@code HH:mm-HH:mm}: the first minute belongs to it, the last
 * does not. {@code 24:00} is the day's end. A range that ends before it begins crosses midnight.
 *
 * @param from minute of the day, 0 to 1439
 * @param until minute of the day, 1 to 1440
 */
public record TimeRange(int from, int until) {
  private static final Pattern TEXT = Pattern.compile("(\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
  private static final int DAY = 24 * 60;

  /** Throws {@link IllegalArgumentException} that says the rule. */
  public TimeRange {
    if (from < 0 || from >= DAY || until < 0 || until > DAY || from == until) {
      throw new IllegalArgumentException("a time range begins and ends at different minutes");
    }
  }

  /** Reads {@code 00:30-23:50}. Throws {@link IllegalArgumentException} that says the rule. */
  public static TimeRange parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a time range is written 00:30-23:50");
    }
    return new TimeRange(minute(parts, 1), minute(parts, 3));
  }

  private static int minute(Matcher parts, int group) {
    int hours = Integer.parseInt(parts.group(group));
    int minutes = Integer.parseInt(parts.group(group + 1));
    if (minutes > 59 || hours * 60 + minutes > DAY) {
      throw new IllegalArgumentException("a time is 00:00 to 24:00");
    }
    return hours * 60 + minutes;
  }

  /** Whether it goes on after midnight. */
  public boolean crossesMidnight() {
    return until < from;
  }

  /** Whether this time of the day lies in it, on whichever day it began. */
  public boolean contains(LocalTime time) {
    return crossesMidnight() ? begun(time) || notOver(time) : begun(time) && notOver(time);
  }

  /** Whether it has begun by this time of its first day. */
  boolean begun(LocalTime time) {
    return time.toSecondOfDay() / 60 >= from;
  }

  /** Whether its last day's part is not over at this time. */
  boolean notOver(LocalTime time) {
    return time.toSecondOfDay() / 60 < until;
  }

  @Override
  public String toString() {
    return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, until / 60, until % 60);
  }
}
