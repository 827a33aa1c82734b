package io.ilwon.desk;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers beside numbers, as people read them. Pure. */
final class Shares {
  private Shares() {}

  static String many(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Of nothing there is no share. */
  static String percent(long part, long whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / whole);
  }

  /** By how much it grew; null where there was nothing. */
  static @Nullable String change(long now, long before) {
    return before == 0
        ? null
        : String.format(Locale.ROOT, "%+.1f%%", 100.0 * (now - before) / before);
  }

  /** By how many hundredths a share grew; null where there was none. */
  static @Nullable String points(long part, long whole, long partBefore, long wholeBefore) {
    if (whole == 0 || wholeBefore == 0) {
      return null;
    }
    double points = 100.0 * part / whole - 100.0 * partBefore / wholeBefore;
    return String.format(Locale.ROOT, "%+.1f%%p", points);
  }
}
