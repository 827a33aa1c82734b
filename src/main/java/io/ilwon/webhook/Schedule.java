package io.ilwon.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a call that failed is made again: at once, then later and later for three days. */
final class Schedule {
  /** Before the second call, the third and so on. */
  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /** Calls in all. */
  static final int CALLS = DELAYS.size() + 1;

  /** What is added at most, so that those that failed together do not come back together. */
  private static final double JITTER = 0.2;

  private Schedule() {}

  /**
   * How long after the call just ended; empty after the last.
   *
   * @param failed calls that failed so far, this one included
   * @param chance from 0 to 1
   */
  static Optional<Duration> after(int failed, double chance) {
    if (failed >= CALLS) {
      return Optional.empty();
    }
    Duration delay = DELAYS.get(failed - 1);
    return Optional.of(delay.plusMillis((long) (delay.toMillis() * JITTER * chance)));
  }
}
