package io.ilwon.submission;

import java.time.Instant;
import java.util.List;

/**
 * A machine's two clocks. One that suspends has a monotonic clock that stands still meanwhile and a
 * wall clock that does not; on the other the monotonic clock runs on and the wall clock is set to
 * anything. Both at once two clocks cannot see.
 */
final class SimulatedClocks {
  private static final List<Long> WALL_AHEAD =
      List.of(0L, -3 * Agenda.HOUR, 48 * Agenda.HOUR, Agenda.SECOND);

  private final Agenda agenda;
  private final Chance chance;
  private final boolean suspends;
  private long stoodStill;
  private long wallAhead;

  SimulatedClocks(Agenda agenda, Chance chance, boolean suspends) {
    this.agenda = agenda;
    this.chance = chance;
    this.suspends = suspends;
  }

  /** The machine does nothing for so long. */
  void slept(long micros) {
    if (suspends) {
      stoodStill += micros;
    } else {
      wallAhead = chance.one(WALL_AHEAD);
    }
  }

  /** As {@link System#nanoTime}. */
  long monotonicNanos() {
    return (agenda.now() - stoodStill) * 1_000;
  }

  Instant wall() {
    return agenda.instant().plusNanos(wallAhead * 1_000);
  }
}
