package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * D2 as it is drawn.
 *
 * @param next where the next page is
 * @param first where the list begins, on a later page
 * @param told how many were looked at, where that matters
 * @param demo where a first verification can be made, in dev
 * @param carried the filters, for the file to be of the same rows
 * @param most rows of a file
 * @param views the operator's own
 */
public record ListView(
    Frame f,
    Filled filled,
    List<Choice> statuses,
    List<Choice> banks,
    List<Choice> reasons,
    List<Row> rows,
    @Nullable String next,
    @Nullable String first,
    @Nullable String told,
    @Nullable String demo,
    boolean empty,
    boolean filtered,
    boolean exports,
    List<Carried> carried,
    String most,
    @Nullable String fault,
    Columns columns,
    List<Choice> columnChoices,
    Views views) {
  @Override
  public String toString() {
    return "ListView[" + rows.size() + "]";
  }

  /** The form's fields. */
  public record Filled(String from, String to, String userid, String last4, String q) {
    @Override
    public String toString() {
      return "Filled";
    }
  }

  /** A filter as a form hands it on. */
  public record Carried(String name, String value) {
    @Override
    public String toString() {
      return "Carried";
    }
  }

  /** One verification; {@code tone} is good, bad or open. */
  public record Row(
      String href,
      Times.Moment at,
      String id,
      String client,
      String bank,
      String account,
      String holder,
      String status,
      String tone,
      String requests,
      int wrong,
      String channel,
      String took) {
    @Override
    public String toString() {
      return "Row";
    }
  }
}
