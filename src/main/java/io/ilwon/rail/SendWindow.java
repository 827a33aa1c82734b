package io.ilwon.rail;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * Until when the first byte of a transfer may leave. A process can be stopped between its commit
 * and its write for longer than its lease; what it writes then, another node may already have
 * settled.
 *
 * <p>Two clocks watch, and either one closes it: the monotonic clock may stand still while a
 * machine sleeps, the wall clock may be set back. This is the one use of the wall clock; it can
 * only stop.
 */
public final class SendWindow {
  private final long deadlineNanos;
  private final Instant wallDeadline;
  private final LongSupplier monotonic;
  private final InstantSource wall;

  SendWindow(long deadlineNanos, Instant wallDeadline, LongSupplier monotonic, InstantSource wall) {
    this.deadlineNanos = deadlineNanos;
    this.wallDeadline = wallDeadline;
    this.monotonic = monotonic;
    this.wall = wall;
  }

  /**
   * Open until either deadline.
   *
   * @param deadlineNanos in {@link System#nanoTime()}'s terms
   * @param wallDeadline by this machine's wall clock
   */
  public static SendWindow until(long deadlineNanos, Instant wallDeadline) {
    return new SendWindow(deadlineNanos, wallDeadline, System::nanoTime, InstantSource.system());
  }

  /** Never open: for an order that is only asked about. */
  public static SendWindow closed() {
    return new SendWindow(0, Instant.MIN, () -> 0, () -> Instant.EPOCH);
  }

  /** Whether the first byte may still leave. Asked right before it, never kept. */
  public boolean open() {
    return monotonic.getAsLong() - deadlineNanos < 0 && wall.instant().isBefore(wallDeadline);
  }
}
