package io.ilwon.rail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendWindowTest {
  private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");

  /** Monotonic deadline and now in nanoseconds; wall now in milliseconds after its deadline. */
  @ParameterizedTest
  @CsvSource({
    "100, 99, -1, true",
    "100, 100, -1, false",
    "100, 101, -1, false",
    "100, 99, 0, false",
    "100, 99, 172800000, false", // the wall clock jumps two days ahead
    "100, 101, -10800000, false", // three hours back: it can only stop, not prolong
    "-9223372036854775708, 9223372036854775807, -1, true", // nanoTime overflows in between
    "-9223372036854775708, -9223372036854775707, -1, false"
  })
  void eitherClockClosesIt(long deadline, long now, long wallMillis, boolean open) {
    var window = new SendWindow(deadline, WALL, () -> now, () -> WALL.plusMillis(wallMillis));
    assertEquals(open, window.open());
  }

  @Test
  void theRealClocksAreReadWhenAsked() {
    Instant later = Instant.now().plusSeconds(60);
    assertTrue(SendWindow.until(System.nanoTime() + 60_000_000_000L, later).open());
    assertFalse(SendWindow.until(System.nanoTime(), later).open());
    assertFalse(SendWindow.until(System.nanoTime() + 60_000_000_000L, Instant.now()).open());
    assertFalse(SendWindow.closed().open());
  }
}
