package io.ilwon.operator;

import java.time.Duration;

/** How long nobody is let in after so many failures: doubling, up to an hour. */
enum Slowdown {
  /** Of one name, known or not. */
  NAME(5),
  /** From one address, behind which may be an office. */
  ADDRESS(20);

  private static final int MOST_DOUBLINGS = 6;
  private static final Duration LONGEST = Duration.ofHours(1);
  private final int free;

  Slowdown(int free) {
    this.free = free;
  }

  /** Failures are forgotten after as long without one. */
  static final Duration FORGOTTEN = Duration.ofHours(2);

  Duration after(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration block = Duration.ofMinutes(1L << Math.min(MOST_DOUBLINGS, failures - free));
    return block.compareTo(LONGEST) < 0 ? block : LONGEST;
  }
}
