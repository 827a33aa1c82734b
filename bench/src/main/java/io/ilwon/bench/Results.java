package io.ilwon.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What has been measured, and why something has not been. */
final class Results {
  /** One figure of one round. */
  record Figure(int round, String subject, String what, double value) {}

  final Map<Goal, List<Double>> goals = new EnumMap<>(Goal.class);
  final Map<Goal, String> missing = new EnumMap<>(Goal.class);
  final List<Figure> figures = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  /** A figure for the table: a ratio within one round, or a measure by itself. */
  void reached(Goal goal, double value) {
    goals.computeIfAbsent(goal, _ -> new ArrayList<>()).add(value);
  }

  void missing(Goal goal, String why) {
    missing.put(goal, why);
  }

  /** A figure behind the table's. */
  void figure(int round, String subject, String what, double value) {
    figures.add(new Figure(round, subject, what, value));
    System.err.printf(
        Locale.ROOT, "  round %d  %-22s %-28s %,12.2f%n", round, subject, what, value);
  }

  /**
   * A load's figures; its errors are told, and a load with too many is worth nothing.
   *
   * @return verifications a second, NaN if worthless
   */
  double load(int round, String subject, Load load) {
    figure(round, subject, "verifications/s", load.perSecond());
    if (load.failed() > 0) {
      String what = "%s, round %d: of %d, these errors: %s";
      note(what.formatted(subject, round, load.done() + load.failed(), load.errors()));
    }
    return load.isWorthless() ? Double.NaN : load.perSecond();
  }

  /** The same, and one of its times in microseconds; NaN if worthless. */
  double quantile(int round, String subject, Load load, double q) {
    figure(round, subject, "p50, µs", load.quantile(0.5));
    figure(round, subject, "p99, µs", load.quantile(0.99));
    return Double.isNaN(load(round, subject, load)) ? Double.NaN : load.quantile(q);
  }

  void note(String note) {
    notes.add(note);
    System.err.println("  " + note);
  }
}
