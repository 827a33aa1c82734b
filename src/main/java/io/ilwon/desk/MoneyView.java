package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The money's page, in finished texts.
 *
 * @param period the chosen one's word
 * @param cut whether there are more rows than it shows
 * @param chart null where not every row is there to be summed
 */
public record MoneyView(
    Frame f,
    String period,
    List<Choice> periods,
    String sent,
    String reversed,
    String open,
    List<BudgetRow> budgets,
    List<StopRow> stops,
    List<DayRow> days,
    boolean cut,
    @Nullable Chart chart,
    boolean mayExport,
    List<Form.Fault> faults) {
  /** What is left of today. */
  public record BudgetRow(String what, String limit, String used, String left, boolean spent) {}

  /** What is stopped, by whom and why. */
  public record StopRow(String what, Times.Moment at, String who, String reason) {
    @Override
    public String toString() {
      return "StopRow";
    }
  }

  /** One project's won to one bank on one day. */
  public record DayRow(
      String day,
      String project,
      String bank,
      String sent,
      String reversed,
      String refused,
      String open) {}

  @Override
  public String toString() {
    return "MoneyView";
  }
}
