package io.ilwon.transfer;

import io.ilwon.bank.BankHours;
import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import java.time.Instant;
import java.time.LocalDateTime;

/** Something that closes a bank at times. */
public sealed interface Closing {
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
