package io.ilwon.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Counts what callers report. */
final class Tally {
  private final long start = System.nanoTime();
  private final long end;
  private final Map<String, Integer> errors = new TreeMap<>();
  private long[] micros = new long[4096];
  private int done;

  /** What is reported later than this does not count. */
  Tally(long endNanos) {
    this.end = endNanos;
  }

  void done(long sinceNanos) {
    long now = System.nanoTime();
    if (now <= end) {
      if (done == micros.length) {
        micros = Arrays.copyOf(micros, 2 * done);
      }
      micros[done++] = (now - sinceNanos) / 1000;
    }
  }

  void error(String what) {
    errors.merge(what, 1, Integer::sum);
  }

  /** Of the time up to now, at most up to the end. */
  Load load() {
    double seconds = (Math.min(System.nanoTime(), end) - start) / 1e9;
    return new Load(seconds, done, errors, Arrays.copyOf(micros, done));
  }
}
