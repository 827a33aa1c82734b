package io.ilwon.bank;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When a bank takes transfers, as far as anybody knows.
 *
 * @param hours every day; empty: round the clock
 * @param stops its regular maintenance
 */
public record BankHours(Optional<TimeRange> hours, List<RegularStop> stops) {
  /** Banks live by the clock of Seoul, whatever zone the server runs in. */
  public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  public BankHours {
    stops = List.copyOf(stops);
  }

  /** What the public directory says: a hint, since nobody has confirmed it. */
  public static BankHours published(Bank bank) {
    return new BankHours(
        Optional.of(bank.hours()).filter(text -> !text.isEmpty()).map(TimeRange::parse),
        bank.regularStop().isEmpty() ? List.of() : List.of(RegularStop.parse(bank.regularStop())));
  }

  /** True when the directory says nothing. */
  public boolean unknown() {
    return hours.isEmpty() && stops.isEmpty();
  }

  /** Whether the bank takes transfers at this instant. */
  public boolean open(Instant instant) {
    LocalDateTime seoul = LocalDateTime.ofInstant(instant, SEOUL);
    return hours.map(range -> range.contains(seoul.toLocalTime())).orElse(true)
        && stops.stream().noneMatch(stop -> stop.at(seoul));
  }
}
