package io.ilwon.rail;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Production's window over clocks that stand still between two steps. */
public final class SteppedWindow {
  private SteppedWindow() {}

  public static SendWindow until(
      long deadlineNanos, Instant wallDeadline, LongSupplier monotonic, InstantSource wall) {
    return new SendWindow(deadlineNanos, wallDeadline, monotonic, wall);
  }
}
