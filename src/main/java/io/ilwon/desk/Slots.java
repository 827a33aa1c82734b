package io.ilwon.desk;

import io.ilwon.bank.BankHours;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hours or days in Seoul, one after the other, also those in which nothing happened. Pure. */
record Slots(ChronoUnit unit, List<LocalDateTime> starts) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  static Slots of(ChronoUnit unit, Instant from, Instant to) {
    List<LocalDateTime> starts = new ArrayList<>();
    LocalDateTime end = LocalDateTime.ofInstant(to, BankHours.SEOUL);
    for (LocalDateTime at = LocalDateTime.ofInstant(from, BankHours.SEOUL).truncatedTo(unit);
        at.isBefore(end);
        at = at.plus(1, unit)) {
      starts.add(at);
    }
    return new Slots(unit, List.copyOf(starts));
  }

  private boolean hours() {
    return unit == ChronoUnit.HOURS;
  }

  /** As a row is called. */
  String name(LocalDateTime at) {
    return hours() ? DAY.format(at) + " " + HOUR.format(at) : at.toLocalDate().toString();
  }

  /** Where there is little room. */
  String brief(LocalDateTime at) {
    return hours() ? HOUR.format(at) : DAY.format(at);
  }
}
