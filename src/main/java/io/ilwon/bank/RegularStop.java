package io.ilwon.bank;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Maintenance that comes again: {@code daily 04:00-05:00}, {@code Sun 00:00-00:30}, {@code 2nd Sun
 * 02:00-06:00}, {@code last Sat 23:00-01:00}. One that crosses midnight begins on the named day.
 *
 * @param weekday empty: every day
 * @param week which of the month's, 1 to 4, {@link #LAST}, or {@link #EVERY}
 */
public record RegularStop(Optional<DayOfWeek> weekday, int week, TimeRange range) {
  static final int EVERY = 0;
  static final int LAST = 5;

  private static final Pattern TEXT =
      Pattern.compile("(?:daily|(?:(1st|2nd|3rd|4th|last) )?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)) (\\S+)");
  private static final String[] WEEKS = {"", "1st ", "2nd ", "3rd ", "4th ", "last "};

  /** Reads the text. Throws {@link IllegalArgumentException} that says the rule. */
  public static RegularStop parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a stop is written daily 04:00-05:00, Sun 00:00-00:30 or 2nd Sun 02:00-06:00");
    }
    String nth = parts.group(1);
    return new RegularStop(
        Optional.ofNullable(parts.group(2)).map(RegularStop::weekday),
        nth == null ? EVERY : nth.equals("last") ? LAST : nth.charAt(0) - '0',
        TimeRange.parse(parts.group(3)));
  }

  private static DayOfWeek weekday(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (word(day).equals(word)) {
        return day;
      }
    }
    throw new IllegalArgumentException("a weekday is Mon to Sun");
  }

  private static String word(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  /** Whether the bank rests at this time in Seoul. */
  public boolean at(LocalDateTime seoul) {
    if (!range.crossesMidnight()) {
      return on(seoul.toLocalDate()) && range.contains(seoul.toLocalTime());
    }
    return (on(seoul.toLocalDate()) && range.begun(seoul.toLocalTime()))
        || (on(seoul.toLocalDate().minusDays(1)) && range.notOver(seoul.toLocalTime()));
  }

  private boolean on(LocalDate day) {
    if (weekday.isEmpty()) {
      return true;
    }
    return weekday.get() == day.getDayOfWeek()
        && switch (week) {
          case EVERY -> true;
          case LAST -> day.getDayOfMonth() > day.lengthOfMonth() - 7;
          default -> (day.getDayOfMonth() - 1) / 7 + 1 == week;
        };
  }

  @Override
  public String toString() {
    return weekday.map(day -> WEEKS[week] + word(day)).orElse("daily") + " " + range;
  }
}
