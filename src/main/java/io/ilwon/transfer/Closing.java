package io.ilwon.transfer;

import io.ilwon.bank.BankHours;
import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Something that closes a bank at times. */
public sealed interface Closing {
  /** Seconds; nobody waits on a page for longer. */
  long WEEK = 7 * 24 * 3600;

  /** Regular stops of one bank; with more, the audit entry's words would not fit. */
  int MOST_STOPS = 6;

  /** Of one closed time. */
  Duration LONGEST_WINDOW = Duration.ofDays(31);

  /** Whether the bank is closed by it at this instant. */
  boolean at(Instant instant);

  /** Closed outside these hours of each day. */
  record Hours(TimeRange open) implements Closing {
    @Override
    public boolean at(Instant instant) {
      return !open.contains(seoul(instant).toLocalTime());
    }
  }

  /** Closed in this regular maintenance. */
  record Stop(RegularStop stop) implements Closing {
    @Override
    public boolean at(Instant instant) {
      return stop.at(seoul(instant));
    }
  }

  /** Closed once, from the first instant to before the second. */
  record Window(Instant from, Instant until) implements Closing {
    @Override
    public boolean at(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(until);
    }
  }

  /**
   * When a bank that is closed now opens again: the first instant at which none of these closes it.
   * Empty where that is not within a week.
   */
  static Optional<Instant> reopens(List<Closing> closings, Instant now) {
    Instant at = now;
    while (at.isBefore(now.plusSeconds(WEEK))) {
      Instant then = at;
      Optional<Instant> later =
          closings.stream()
              .filter(closing -> closing.at(then))
              .map(closing -> closing.ends(then))
              .max(Instant::compareTo);
      if (later.isEmpty()) {
        return Optional.of(at);
      }
      at = later.get();
    }
    return Optional.empty();
  }

  /** When this closing, which closes at {@code during}, is over. */
  private Instant ends(Instant during) {
    return switch (this) {
      case Hours h -> nextTime(during, h.open().from());
      case Stop s -> nextTime(during, s.stop().range().until());
      case Window w -> w.until();
    };
  }

  /** The next time after {@code during} that clocks in Seoul show this minute of the day. */
  private static Instant nextTime(Instant during, int minute) {
    LocalDateTime then = seoul(during);
    LocalDateTime today = then.toLocalDate().atStartOfDay().plusMinutes(minute);
    return (today.isAfter(then) ? today : today.plusDays(1)).atZone(BankHours.SEOUL).toInstant();
  }

  private static LocalDateTime seoul(Instant instant) {
    return LocalDateTime.ofInstant(instant, BankHours.SEOUL);
  }

  /** In a few words, times in Seoul. */
  default String words() {
    return switch (this) {
      case Hours h -> "hours " + h.open();
      case Stop s -> "stop " + s.stop();
      case Window w -> "window " + seoul(w.from()) + " to " + seoul(w.until());
    };
  }
}
