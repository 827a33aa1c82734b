package io.ilwon.bench;

import java.util.OptionalLong;
import java.util.Random;

/** Moments at which something begins, whatever became of what began before. */
final class Schedule {
  final long end;
  private final double perSecond;
  private final Random random;
  private long last = System.nanoTime();

  /**
   * From now to this {@link System#nanoTime()}.
   *
   * @param perSecond on average, with the gaps of a Poisson process
   */
  Schedule(double perSecond, long end, long seed) {
    this.perSecond = perSecond;
    this.end = end;
    this.random = new Random(seed);
  }

  /** The next moment; empty once the end is reached. */
  OptionalLong next() {
    last += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
    return isOver() ? OptionalLong.empty() : OptionalLong.of(last);
  }

  boolean isOver() {
    return last >= end;
  }
}
