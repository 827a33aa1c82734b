package io.ilwon.submission;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;

/** Simulated time, in microseconds since 1970: what happens next, and when. */
final class Agenda {
  static final long MILLI = 1_000;
  static final long SECOND = 1_000_000;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  private record Due(long at, long order, Runnable what) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return at == other.at ? Long.compare(order, other.order) : Long.compare(at, other.at);
    }
  }

  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private long orders;
  private long now;
  long steps;

  Agenda(Instant start) {
    now = micros(start);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** Rounded up: who waits so long for an instant does not come before it. */
  static long micros(Duration duration) {
    return Math.ceilDiv(duration.toNanos(), 1_000L);
  }

  long now() {
    return now;
  }

  Instant instant() {
    return Instant.EPOCH.plus(now, ChronoUnit.MICROS);
  }

  void at(long when, Runnable what) {
    due.add(new Due(when, orders++, what));
  }

  void in(long micros, Runnable what) {
    at(now + micros, what);
  }

  /** Time that a step itself takes. */
  void spend(long micros) {
    now += micros;
  }

  /** The next step; false when nothing is left to happen. */
  boolean step() {
    Due next = due.poll();
    if (next == null) {
      return false;
    }
    now = Math.max(now, next.at());
    steps++;
    next.what().run();
    return true;
  }
}
