package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D4 as it is drawn.
 *
 * @param summary refused among all
 */
public record RejectionsView(
    Frame f, List<Choice> periods, @Nullable String summary, List<Reason> reasons, List<Row> rows) {
  /** One reason, and the banks behind it: each part begins where the last ended. */
  public record Reason(String name, String many, List<Part> parts) {
    @Override
    public String toString() {
      return "Reason";
    }
  }

  /** A bank's share of a bar, of a thousand. */
  public record Part(String name, int from, int width, boolean even) {
    @Override
    public String toString() {
      return "Part";
    }
  }

  /** One reason at one bank. */
  public record Row(
      String reason, String bank, String many, String share, String change, String href) {
    @Override
    public String toString() {
      return "Row";
    }
  }

  @Override
  public String toString() {
    return "RejectionsView";
  }
}
