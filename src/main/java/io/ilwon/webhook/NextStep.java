package io.ilwon.webhook;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What follows from how a call ended. Pure.
 *
 * @param fate of the delivery
 * @param again when it is tried again, of {@link Fate#AGAIN}
 * @param pause for how long the whole endpoint is left alone
 * @param gone the receiver wants no more, ever
 */
record NextStep(Fate fate, Duration again, Optional<Duration> pause, boolean gone) {
  /** What becomes of it. */
  enum Fate {
    DELIVERED,
    AGAIN,
    GIVEN_UP
  }

  private static final int GONE = 410;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  /** Where it names no time itself. */
  static final Duration USUAL_PAUSE = Duration.ofSeconds(30);

  /** Whatever it asks for. */
  static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /**
   * The step.
   *
   * @param failed calls of this delivery that failed before
   * @param chance from 0 to 1
   */
  static NextStep after(Ended ended, int failed, double chance) {
    return switch (ended) {
      case Ended.Answered a when a.status() >= 200 && a.status() < 300 ->
          new NextStep(Fate.DELIVERED, Duration.ZERO, Optional.empty(), false);
      case Ended.Answered a when a.status() == TOO_MANY || a.status() == UNAVAILABLE ->
          again(failed, chance, Optional.of(pause(a.retryAfter())), false);
      case Ended.Answered a -> again(failed, chance, Optional.empty(), a.status() == GONE);
      case Ended.Failed _ -> again(failed, chance, Optional.empty(), false);
    };
  }

  private static NextStep again(int failed, double chance, Optional<Duration> pause, boolean gone) {
    Optional<Duration> delay = Schedule.after(failed + 1, chance);
    if (delay.isEmpty()) {
      return new NextStep(Fate.GIVEN_UP, Duration.ZERO, pause, gone);
    }
    Duration later = pause.filter(p -> p.compareTo(delay.get()) > 0).orElse(delay.get());
    return new NextStep(Fate.AGAIN, later, pause, gone);
  }

  private static Duration pause(@Nullable Duration asked) {
    if (asked == null || !asked.isPositive()) {
      return USUAL_PAUSE;
    }
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }
}
