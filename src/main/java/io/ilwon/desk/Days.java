package io.ilwon.desk;

import io.ilwon.submission.Limits;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Sums over stretches of days. A day whose verifications have all ended is read once an hour: late
 * news, as a settled transfer or an erased row, may change it, and nothing else. What is not over
 * is read each time.
 */
final class Days<V> {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofHours(1);

  /** Of 28 days and the 28 before, for some dozens of those who ask. */
  private static final int MOST = 2_000;

  private final Recent<Asked, V> kept = new Recent<>(KEPT, MOST);
  private final Part<V> part;
  private final BinaryOperator<V> plus;

  Days(Part<V> part, BinaryOperator<V> plus) {
    this.part = part;
    this.plus = plus;
  }

  /** Reads the sum from {@code from} on, before {@code to}. */
  @FunctionalInterface
  interface Part<V> {
    V of(List<String> projects, Instant from, Instant to) throws SQLException;
  }

  private record Asked(List<String> projects, Instant from) {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  /** The sum from {@code from}, where a day begins, until {@code to}, as known {@code now}. */
  V sum(List<String> projects, Instant from, Instant to, Instant now) throws SQLException {
    Instant start = from;
    List<V> over = new ArrayList<>();
    for (Instant end = start.plus(DAY); isOver(end, to, now); end = start.plus(DAY)) {
      Instant day = start;
      Instant next = end;
      over.add(kept.of(new Asked(projects, day), () -> part.of(projects, day, next)));
      start = end;
    }
    return over.stream().reduce(part.of(projects, start, to), plus);
  }

  private static boolean isOver(Instant end, Instant to, Instant now) {
    return !end.isAfter(to) && !end.plus(Limits.IN_ALL).isAfter(now);
  }
}
