package io.ilwon.bench;

import java.util.Arrays;
import java.util.Map;

/**
 * What a stretch of load came to.
 *
 * @param done verifications that ended well within it
 * @param errors everything else that was answered, by what it was
 * @param micros how long each took, ascending; from its scheduled moment where there is a schedule
 */
record Load(double seconds, long done, Map<String, Integer> errors, long[] micros) {
  private static final double MOST_ERRORS = 0.001;

  Load {
    Arrays.sort(micros);
  }

  double perSecond() {
    return done / seconds;
  }

  long failed() {
    return errors.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether more failed than may. */
  boolean failsOften() {
    return failed() > MOST_ERRORS * (done + failed());
  }

  /** Whether the figure says nothing: too much failed, or nothing was done. */
  boolean isWorthless() {
    return done == 0 || failsOften();
  }

  /** Microseconds; NaN where nothing was done. */
  double quantile(double q) {
    return micros.length == 0
        ? Double.NaN
        : micros[(int) Math.min(micros.length - 1, Math.floor(q * micros.length))];
  }
}
