package io.ilwon.rail.kftc;

import java.time.Duration;

/** When a call must have ended, by the monotonic clock. */
record Deadline(long atNanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Nanoseconds left; 0 when it has passed. */
  long left() {
    return Math.max(0, atNanos - System.nanoTime());
  }
}
