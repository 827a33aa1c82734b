package io.ilwon.desk;

import io.ilwon.transfer.CalendarRow;
import io.ilwon.transfer.Closing;

/** Rows of the calendar in words. */
final class CalendarWords {
  private CalendarWords() {}

  static BankView.Row row(CalendarRow row, Visit visit) {
    return new BankView.Row(
        row.id().toString(),
        words(row.closing(), visit),
        row.by().operator(),
        visit.times().of(row.at()),
        Stray.masked(row.by().reason()));
  }

  private static String words(Closing closing, Visit visit) {
    return switch (closing) {
      case Closing.Hours(var open) -> visit.words().text("banks.row.hours", "hours", open);
      case Closing.Stop(var stop) ->
          visit
              .words()
              .text("banks.row.stop", "stop", RestWords.of(stop.toString(), visit.words()));
      case Closing.Window(var from, var until) ->
          visit
              .words()
              .text(
                  "banks.row.window",
                  "from",
                  visit.times().of(from).text(),
                  "until",
                  visit.times().of(until).text());
    };
  }
}
