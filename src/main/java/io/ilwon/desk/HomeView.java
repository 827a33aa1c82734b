package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** D1 as it is drawn. */
public record HomeView(
    Frame f,
    List<Choice> periods,
    List<Figure> figures,
    List<Step> steps,
    List<BankLine> banks,
    List<Need> needs,
    Chart chart,
    @Nullable String first) {
  /**
   * A number to see at once.
   *
   * @param change against the time before; null where there is nothing to compare
   */
  public record Figure(String name, String value, @Nullable String change, String href) {
    @Override
    public String toString() {
      return "Figure";
    }
  }

  /** How many came so far; {@code width} of a hundred. */
  public record Step(String name, String many, String share, int width) {
    @Override
    public String toString() {
      return "Step";
    }
  }

  /** What a bank answered in the last hour; {@code why} nothing is sent to it. */
  public record BankLine(
      String name, String tone, String said, String good, String half, String href) {
    @Override
    public String toString() {
      return "BankLine";
    }
  }

  /** Something somebody has to look at. */
  public record Need(String tone, String text, String href) {
    @Override
    public String toString() {
      return "Need";
    }
  }

  @Override
  public String toString() {
    return "HomeView";
  }
}
