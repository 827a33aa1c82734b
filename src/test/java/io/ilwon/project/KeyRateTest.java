package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Brand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeyRateTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private final AtomicLong nanos = new AtomicLong(1);

  @Test
  void theCallOverTheSecondsRateWaitsAndTheNextSecondHasRoom() {
    KeyRate rate = new KeyRate(5, 0, nanos::get);
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), rate.take(NOON));
    }
    assertEquals(Optional.of(Duration.ofSeconds(1)), rate.take(NOON));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertEquals(Optional.empty(), rate.take(NOON));
  }

  @Test
  void theDayTurnsAtMidnightUtc() {
    KeyRate rate = new KeyRate(0, 2, nanos::get);
    Instant late = Instant.parse("2026-03-01T23:59:30.5Z");
    assertEquals(Optional.empty(), rate.take(NOON));
    assertEquals(Optional.empty(), rate.take(late));
    assertEquals(Optional.of(Duration.ofSeconds(30)), rate.take(late));
    assertEquals(Optional.empty(), rate.take(Instant.parse("2026-03-02T00:00:00Z")));
  }

  @Test
  void aClockThatJumpsBackGrantsNoSecondDay() {
    KeyRate rate = new KeyRate(0, 1, nanos::get);
    assertEquals(Optional.empty(), rate.take(NOON));
    assertTrue(rate.take(NOON.minus(Duration.ofDays(1))).isPresent());
    assertTrue(rate.take(NOON).isPresent());
  }

  @Test
  void aCallRefusedForTheSecondCostsNothingOfTheDay() {
    KeyRate rate = new KeyRate(1, 2, nanos::get);
    assertEquals(Optional.empty(), rate.take(NOON));
    for (int i = 0; i < 10; i++) {
      assertEquals(Optional.of(Duration.ofSeconds(1)), rate.take(NOON));
    }
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertEquals(Optional.empty(), rate.take(NOON));
  }

  @Test
  void zeroIsNoLimit() {
    KeyRate rate = new KeyRate(0, 0, nanos::get);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(Optional.empty(), rate.take(NOON));
    }
  }

  @Test
  void itIsForAKeyOfTheSameLimitsAlone() {
    KeyRate rate = new KeyRate(5, 10, nanos::get);
    assertTrue(rate.isFor(key(5, 10)));
    assertFalse(rate.isFor(key(6, 10)));
    assertFalse(rate.isFor(key(5, 11)));
  }

  private static KnownKey key(int perSecond, int perDay) {
    Project project =
        new Project(
            new ProjectId("p"),
            "시험",
            new Brand("일원"),
            true,
            false,
            List.of(),
            new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 0),
            List.of(),
            List.of());
    Caller caller = new Caller(project, new KeyId("k"), Set.of());
    return new KnownKey(caller, perSecond, perDay, NOON);
  }
}
