package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which parts of a stretch are read, and which are known from before. The sums are seconds. */
class DaysTest {
  private static final List<String> PROJECTS = List.of("p-test");

  /** Midnight in Seoul. */
  private static final Instant START = Instant.parse("2026-03-01T15:00:00Z");

  private final List<Duration> read = new ArrayList<>();
  private final Days<Long> days =
      new Days<>(
          (projects, from, to) -> {
            read.add(Duration.between(from, to));
            return Duration.between(from, to).toSeconds();
          },
          Long::sum);

  @Test
  void daysThatAreOverAreReadOnce() throws Exception {
    Instant now = START.plus(Duration.ofHours(6 * 24 + 10));
    assertEquals(Duration.between(START, now).toSeconds(), days.sum(PROJECTS, START, now, now));
    Duration rest = Duration.ofHours(24 + 10);
    Duration day = Duration.ofDays(1);
    assertEquals(List.of(day, day, day, day, day, rest), read);
    read.clear();
    Instant later = now.plusSeconds(10);
    assertEquals(
        Duration.between(START, later).toSeconds(), days.sum(PROJECTS, START, later, later));
    assertEquals(List.of(rest.plusSeconds(10)), read);
  }

  @Test
  void anotherProjectsDaysAreItsOwn() throws Exception {
    Instant end = START.plus(Duration.ofDays(1));
    Instant now = end.plus(Duration.ofDays(7));
    days.sum(PROJECTS, START, end, now);
    days.sum(List.of("p-other"), START, end, now);
    assertEquals(4, read.size());
  }

  /** Verifications run for a day, so that one begun last may end a day later. */
  @Test
  void aDayIsOverWhenItsLastVerificationIs() throws Exception {
    Instant end = START.plus(Duration.ofDays(1));
    Instant now = end.plus(Duration.ofDays(1)).minusMillis(1);
    days.sum(PROJECTS, START, end, now);
    assertEquals(List.of(Duration.ofDays(1)), read);
    read.clear();
    days.sum(PROJECTS, START, end, now.plusMillis(1));
    assertEquals(List.of(Duration.ofDays(1), Duration.ZERO), read);
    read.clear();
    days.sum(PROJECTS, START, end, now.plusMillis(2));
    assertEquals(List.of(Duration.ZERO), read);
  }

  @Test
  void aStretchOfHoursIsReadAsItIs() throws Exception {
    Instant end = START.plus(Duration.ofHours(9));
    days.sum(PROJECTS, START, end, end.plus(Duration.ofDays(7)));
    assertEquals(List.of(Duration.ofHours(9)), read);
  }
}
