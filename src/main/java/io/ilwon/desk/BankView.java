package io.ilwon.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bank's page, or that of the whole rail, which has a calendar alone.
 *
 * @param code the bank's, or {@code all}
 * @param card null for the whole rail
 * @param own the stop of this very bank; null where it is not stopped by itself
 * @param everything whether all banks are stopped at once
 * @param known whether the directory has hours to confirm
 * @param chart its last day; null for the whole rail, and where nothing was sent
 * @param binding whether the calendar holds sends of this server back
 */
public record BankView(
    Frame f,
    String code,
    @Nullable BankCard card,
    @Nullable Standing own,
    boolean everything,
    List<Row> rows,
    boolean known,
    boolean binding,
    boolean mayChange,
    StopForm typed,
    Hours hours,
    List<Form.Fault> faults,
    @Nullable Chart chart) {
  /** A row of the calendar; {@code bound} where it holds this server's sends back. */
  public record Row(String id, String words, String who, Times.Moment at, String reason) {
    @Override
    public String toString() {
      return "Row[" + id + "]";
    }
  }

  /** What is in the fields of the calendar's forms. */
  public record Hours(String hours, String stops, String from, String until) {
    static Hours of(HoursForm form) {
      return new Hours(form.hours(), form.stops(), form.from(), form.until());
    }

    @Override
    public String toString() {
      return "Hours";
    }
  }

  @Override
  public String toString() {
    return "BankView[" + code + "]";
  }
}
