package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The machine's processors since some moment.
 *
 * @param ticks of {@code /proc/stat}; empty where there is none
 */
record Processors(long[] ticks) {
  private static final int STEAL = 7;
  private static final double MOST_STOLEN = 0.02;

  static Processors now() {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      String all = lines.findFirst().orElse("cpu");
      return new Processors(
          Arrays.stream(all.split(" +")).skip(1).limit(8).mapToLong(Long::parseLong).toArray());
    } catch (IOException e) {
      return new Processors(new long[0]);
    }
  }

  /** Time that the host gave to somebody else meanwhile. */
  List<String> disturbances() {
    Processors later = now();
    if (later.ticks.length <= STEAL || ticks.length <= STEAL) {
      return List.of();
    }
    double stolen = later.ticks[STEAL] - ticks[STEAL];
    double share = stolen / (Arrays.stream(later.ticks).sum() - Arrays.stream(ticks).sum());
    return share <= MOST_STOLEN
        ? List.of()
        : List.of(String.format(Locale.ROOT, "%.0f %% of the time was stolen", 100 * share));
  }
}
