package io.ilwon.meter;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Upper ends of the buckets durations are counted in; each one more is a line a scrape. */
public record Buckets(List<Duration> bounds) {
  /** A call, or a bank's answer: from a quick read to the answer time and beyond. */
  public static final Buckets CALLS =
      millis(5, 25, 100, 250, 500, 1_000, 2_500, 5_000, 8_000, 10_000, 15_000);

  /** A round trip to the database. */
  public static final Buckets ROUNDS = millis(1, 2, 5, 10, 25, 50, 100, 250, 1_000, 5_000);

  /** A person between two screens. */
  public static final Buckets PERSONS =
      millis(
          5_000, 10_000, 20_000, 30_000, 45_000, 60_000, 90_000, 120_000, 180_000, 300_000,
          900_000);

  private static Buckets millis(long... millis) {
    return new Buckets(LongStream.of(millis).mapToObj(Duration::ofMillis).toList());
  }
}
