package io.ilwon.transfer;

import io.ilwon.rail.InquirySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * When to ask about a transfer of unknown outcome. Pure: chance was drawn with the transfer's id,
 * so every node comes to the same instant.
 *
 * <p>The rail's schedule, and two turns that no schedule may leave out: right after the settle
 * horizon, since from then on <i>no record</i> is an answer, and after two hours, since then a
 * person has to look. Nothing is asked sooner than the rail's shortest wait after what was asked
 * before, and everything a little later than planned, so that what fell due together spreads.
 *
 * <p>So a bank that gives a final word, or says <i>no record</i>, ends every unknown within lease,
 * settle horizon and one wait (invariant I10): the first inquiry that may believe <i>no record</i>
 * is at the horizon, or one shortest wait and {@link #MOST_JITTER} after one just before it.
 */
final class NextInquiry {
  /** After this time a person has to look at an unknown transfer, while it is asked on (I10). */
  static final Duration QUEUE_AFTER = Duration.ofHours(2);

  /** Nothing is asked later than planned by more; less than lease less send deadline. */
  static final Duration MOST_JITTER = Duration.ofSeconds(15);

  /** At most this part of the wait itself. */
  private static final int JITTER_PART = 10;

  private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
  private static final int FRACTION_BITS = 24;

  private NextInquiry() {}

  /** From when on <i>no record</i> is believed of an inquiry that begins later. */
  static Instant horizon(Transfer t, InquirySchedule schedule) {
    return t.deadlineAt().plus(schedule.settleHorizon());
  }

  /** True once a person has to look. */
  static boolean overdue(Transfer t, Instant now) {
    return !now.isBefore(t.intentAt().plus(QUEUE_AFTER));
  }

  /** The first about a transfer whose sender is lost: at once, but for the rail's first wait. */
  static Instant ofLostSender(Transfer t, InquirySchedule schedule, Instant now) {
    return later(now, t.intentAt().plus(schedule.delays().getFirst()));
  }

  /**
   * The next, or null when the schedule is used up and nothing is left to wait for.
   *
   * @param asked inquiries answered so far
   * @param askedAt when the last one began, or now before the first
   */
  static @Nullable Instant after(
      Transfer t, int asked, InquirySchedule schedule, Instant askedAt, Instant now) {
    Duration shortest = Collections.min(schedule.delays());
    Instant soonest = now.plus(shortest);
    Duration spread = jitter(t, asked, shortest);
    @Nullable Instant next =
        schedule.after(asked).map(d -> now.plus(d).plus(jitter(t, asked, d))).orElse(null);
    Instant horizon = horizon(t, schedule);
    if (!askedAt.isAfter(horizon)) {
      next = sooner(next, later(soonest, horizon.plusMillis(1)).plus(spread));
    }
    Instant twoHours = t.intentAt().plus(QUEUE_AFTER);
    if (next != null && now.isBefore(twoHours)) {
      next = sooner(next, later(soonest, twoHours).plus(spread));
    }
    return next;
  }

  private static Duration jitter(Transfer t, int asked, Duration wait) {
    Duration part = wait.dividedBy(JITTER_PART);
    Duration most = part.compareTo(MOST_JITTER) < 0 ? part : MOST_JITTER;
    long mixed = (t.id().uuid().getLeastSignificantBits() + asked) * GOLDEN;
    long fraction = mixed >>> (Long.SIZE - FRACTION_BITS);
    return most.multipliedBy(fraction).dividedBy(1L << FRACTION_BITS);
  }

  private static Instant sooner(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
