package io.ilwon.desk;

import io.ilwon.bank.BankHours;
import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import io.ilwon.transfer.Closing;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was typed of a bank's hours, by the rules of {@code bank calendar}. */
record HoursForm(String hours, String stops, String from, String until) {
  static HoursForm of(Visit visit) {
    return new HoursForm(
        visit.form("hours").strip(),
        visit.form("stops").strip(),
        visit.form("from").strip(),
        visit.form("until").strip());
  }

  /** The regular hours; what is wrong is told to the form. */
  List<Closing> regular(Form form) {
    List<String> lines = stops.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    form.need(!hours.isEmpty() || !lines.isEmpty(), "hours", "banks.hours.none")
        .need(hours.isEmpty() || parses(hours, TimeRange::parse), "hours", "banks.hours.bad")
        .need(lines.size() <= Closing.MOST_STOPS, "stops", "banks.stops.many")
        .need(
            lines.stream().allMatch(line -> parses(line, RegularStop::parse)),
            "stops",
            "banks.stops.bad");
    if (!form.faults().isEmpty()) {
      return List.of();
    }
    Stream<Closing> open =
        Stream.of(hours)
            .filter(text -> !text.isEmpty())
            .map(text -> new Closing.Hours(TimeRange.parse(text)));
    return Stream.concat(open, lines.stream().map(l -> new Closing.Stop(RegularStop.parse(l))))
        .toList();
  }

  /** One closed time, in Seoul; empty where something is wrong with it. */
  Optional<Closing.Window> window(Form form, Instant now) {
    Optional<Instant> begin = instant(from);
    Optional<Instant> end = instant(until);
    form.need(begin.isPresent(), "from", "banks.time.bad")
        .need(end.isPresent(), "until", "banks.time.bad");
    if (begin.isEmpty() || end.isEmpty()) {
      return Optional.empty();
    }
    Duration length = Duration.between(begin.get(), end.get());
    boolean fits = length.isPositive() && length.compareTo(Closing.LONGEST_WINDOW) <= 0;
    form.need(fits, "until", "banks.window.length");
    form.need(!fits || now.isBefore(end.get()), "until", "banks.window.over");
    return form.faults().stream().anyMatch(fault -> fault.field().equals("until"))
        ? Optional.empty()
        : Optional.of(new Closing.Window(begin.get(), end.get()));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text).atZone(BankHours.SEOUL).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private interface Parser {
    Object of(String text);
  }

  private static boolean parses(String text, Parser parser) {
    try {
      return !parser.of(text).toString().isEmpty();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "HoursForm";
  }
}
