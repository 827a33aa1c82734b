package io.ilwon.transfer;

import io.ilwon.bank.BankHours;
import io.ilwon.bank.RegularStop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a bank rests next: windows and regular maintenance, not the hours of each day. */
public final class Upcoming {
  /** The last Saturday of a month and that of the next are 35 days apart at most. */
  private static final int DAYS = 36;

  private Upcoming() {}

  /** The first instant after {@code now} at which one of these begins; empty within five weeks. */
  public static Optional<Instant> next(List<Closing> closings, Instant now) {
    return closings.stream()
        .flatMap(closing -> begins(closing, now))
        .filter(now::isBefore)
        .min(Comparator.naturalOrder());
  }

  private static Stream<Instant> begins(Closing closing, Instant now) {
    return switch (closing) {
      case Closing.Hours _ -> Stream.of();
      case Closing.Stop(var stop) -> begins(stop, now);
      case Closing.Window(var from, var until) -> Stream.of(from);
    };
  }

  private static Stream<Instant> begins(RegularStop stop, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, BankHours.SEOUL);
    return today
        .datesUntil(today.plusDays(DAYS))
        .map(day -> day.atStartOfDay().plusMinutes(stop.range().from()))
        .filter(begin -> stop.at(begin) && !stop.at(begin.minusMinutes(1)))
        .map(Upcoming::inSeoul);
  }

  private static Instant inSeoul(LocalDateTime time) {
    return time.atZone(BankHours.SEOUL).toInstant();
  }
}
