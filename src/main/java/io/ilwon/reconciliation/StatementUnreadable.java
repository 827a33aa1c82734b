package io.ilwon.reconciliation;

import java.util.List;

/** A statement with lines that cannot be read. Its message names them and holds no cell. */
public final class StatementUnreadable extends IllegalArgumentException {

  /**
   * One of them.
   *
   * @param column the header's word, or empty when the whole line is meant
   */
  record Problem(long line, String column, String rule) {
    @Override
    public String toString() {
      return "line " + line + ": " + (column.isEmpty() ? "" : column + ": ") + rule;
    }
  }

  /**
   * Names the first problems.
   *
   * @param count how many there are in all
   */
  StatementUnreadable(List<Problem> first, long count) {
    super(text(first, count));
  }

  private static String text(List<Problem> first, long count) {
    StringBuilder text = new StringBuilder("the statement cannot be read; nothing was changed");
    first.forEach(p -> text.append("\n  ").append(p));
    long more = count - first.size();
    return more > 0 ? text + "\n  and " + more + " more lines" : text.toString();
  }
}
