package io.ilwon.project;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often one key may call on this node: tokens that grow back within the second, and a count of
 * the UTC day. Seconds are measured by the monotonic clock; the day is the database's.
 */
final class KeyRate {
  private final int perSecond;
  private final int perDay;
  private final @Nullable Bucket second;
  private volatile @Nullable Instant used;
  private final AtomicReference<Day> today = new AtomicReference<>(Day.BEFORE_ALL);

  KeyRate(int perSecond, int perDay, LongSupplier nanoTime) {
    this.perSecond = perSecond;
    this.perDay = perDay;
    this.second =
        perSecond == 0
            ? null
            : Bucket.builder()
                .addLimit(limit ->
                    limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter(nanoTime))
                .build();
  }

  boolean isFor(KnownKey key) {
    return perSecond == key.perSecond() && perDay == key.perDay();
  }

  /** Counts one call. Empty: there was room; else when there will be, in whole seconds from 1. */
  Optional<Duration> take(Instant now) {
    used = now;
    if (second != null) {
      long wait = second.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill();
      if (wait > 0) {
        long seconds = (wait + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
        return Optional.of(Duration.ofSeconds(seconds));
      }
    }
    if (perDay == 0 || dayOf(now).calls().tryConsume(1)) {
      return Optional.empty();
    }
    LocalDate tomorrow = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
    Duration rest = Duration.between(now, tomorrow.atStartOfDay(ZoneOffset.UTC).toInstant());
    return Optional.of(Duration.ofSeconds(Math.max(1, rest.plusNanos(999_999_999).toSeconds())));
  }

  /** When its key was shown last, since this was asked last; null for not at all. */
  @Nullable Instant takeUsed() {
    Instant last = used;
    used = null;
    return last;
  }

  /** Only a later day begins anew: a clock that jumps back must not grant a second day. */
  private Day dayOf(Instant now) {
    LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Day day = today.get();
    if (!date.isAfter(day.date())) {
      return day;
    }
    Day begun = new Day(date, callsOfADay(perDay));
    return today.accumulateAndGet(begun, Day::later);
  }

  private static Bucket callsOfADay(int calls) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(calls).refillIntervally(calls, Duration.ofDays(1)))
        .build();
  }

  private static TimeMeter meter(LongSupplier nanoTime) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanoTime.getAsLong();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  private record Day(LocalDate date, Bucket calls) {
    static final Day BEFORE_ALL = new Day(LocalDate.MIN, callsOfADay(1));

    /** Of two threads that begin a day the first wins, so that its calls are counted. */
    static Day later(Day now, Day begun) {
      return begun.date().isAfter(now.date()) ? begun : now;
    }
  }
}
