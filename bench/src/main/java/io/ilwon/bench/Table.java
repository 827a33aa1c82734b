package io.ilwon.bench;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is printed in the end, in Markdown so that it can stand in a page. */
final class Table {
  private Table() {}

  static String of(Set<Goal> asked, Results results) {
    StringBuilder text = new StringBuilder();
    text.append("| goal | gate | stretch | min | median | max | |\n");
    text.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    for (Goal goal : asked) {
      text.append("| ").append(goal.words).append(" | ");
      text.append(goal.sign()).append(' ').append(shown(goal.gate, goal)).append(" | ");
      text.append(goal.sign()).append(' ').append(shown(goal.stretch, goal)).append(" | ");
      List<Double> values = results.goals.get(goal);
      if (values == null || values.stream().anyMatch(value -> value.isNaN())) {
        String why =
            results.missing.getOrDefault(goal, values == null ? "not measured" : "too many errors");
        text.append("| | | ").append(why).append(" |\n");
      } else {
        List<Double> sorted = values.stream().sorted().toList();
        double median = median(sorted);
        text.append(shown(sorted.getFirst(), goal)).append(" | ");
        text.append(shown(median, goal)).append(" | ");
        text.append(shown(sorted.getLast(), goal)).append(" | ");
        text.append(goal.verdict(median)).append(" |\n");
      }
    }
    return text.toString();
  }

  static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static String shown(double value, Goal goal) {
    String digits = Math.abs(value) >= 20 ? "%.0f" : value < 0.2 ? "%.3f" : "%.2f";
    return String.format(Locale.ROOT, digits, value) + (goal.unit.isEmpty() ? "" : " " + goal.unit);
  }
}
