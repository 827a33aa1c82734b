package io.ilwon.desk;

import io.ilwon.desk.Chart.Cell;
import io.ilwon.desk.Chart.Row;
import io.ilwon.desk.Chart.Series;
import io.ilwon.http.Texts;
import io.ilwon.submission.Pace;
import io.ilwon.transfer.BankPace;
import io.ilwon.transfer.WonOfDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The desk's charts, from sums to rows. Pure. */
final class Charts {
  private static final int DAY_HOURS = 24;
  private static final String BARS = "bars";
  private static final String LINE = "line";

  private final Texts w;
  private final Times times;

  Charts(Texts words, Times times) {
    this.w = words;
    this.times = times;
  }

  /** Begun and verified, by when they began. */
  Chart pace(Slots slots, List<Pace> paces) {
    boolean hours = slots.unit() == ChronoUnit.HOURS;
    return chart(
        "pace",
        hours ? "home.chart.hours" : "home.chart.days",
        hours ? "chart.hour" : "chart.day",
        List.of(
            new Series(w.text("home.step.opened"), BARS, "main", ""),
            new Series(w.text("home.step.approved"), LINE, "good", "")),
        slots,
        at -> {
          Optional<Pace> pace = paces.stream().filter(p -> p.slot().equals(at)).findFirst();
          return List.of(
              Cell.of(pace.map(Pace::opened).orElse(0L)),
              Cell.of(pace.map(Pace::approved).orElse(0L)));
        });
  }

  /** How a bank fared by hour. */
  Chart bank(Instant now, List<BankPace> paces) {
    String seconds = w.text("chart.seconds");
    return chart(
        "pace",
        "banks.chart",
        "chart.hour",
        List.of(
            new Series(w.text("banks.chart.asked"), "none", "soft", ""),
            new Series(w.text("banks.chart.sent"), BARS, "main", "%"),
            new Series(w.text("banks.chart.half"), LINE, "good", seconds),
            new Series(w.text("banks.chart.most"), LINE, "warn", seconds)),
        Slots.of(ChronoUnit.HOURS, now.minus(Duration.ofHours(DAY_HOURS)), now),
        at -> {
          Optional<BankPace> pace = paces.stream().filter(p -> p.slot().equals(at)).findFirst();
          return List.of(
              Cell.of(pace.map(BankPace::asked).orElse(0L)),
              pace.map(p -> share(p.sent(), p.asked())).orElse(Cell.NONE),
              length(pace.flatMap(BankPace::half)),
              length(pace.flatMap(BankPace::most)));
        });
  }

  /** Won by day. */
  Chart won(Slots slots, List<WonOfDay> days) {
    return chart(
        "won",
        "money.chart",
        "chart.day",
        List.of(
            new Series(w.text("money.col.sent"), BARS, "main", ""),
            new Series(w.text("money.col.refused"), LINE, "bad", "")),
        slots,
        at -> {
          List<WonOfDay> of =
              days.stream().filter(d -> d.day().date().equals(at.toLocalDate())).toList();
          return List.of(
              Cell.of(of.stream().mapToLong(WonOfDay::sent).sum()),
              Cell.of(of.stream().mapToLong(WonOfDay::refused).sum()));
        });
  }

  private Chart chart(
      String id,
      String title,
      String corner,
      List<Series> series,
      Slots slots,
      Function<LocalDateTime, List<Cell>> cells) {
    List<Row> rows =
        slots.starts().stream()
            .map(at -> new Row(slots.name(at), slots.brief(at), cells.apply(at)))
            .toList();
    return new Chart(id, w.text(title), w.text(corner), series, rows);
  }

  private static Cell share(long part, long whole) {
    String plain = String.format(Locale.ROOT, "%.1f", 100.0 * part / Math.max(1, whole));
    return new Cell(Shares.percent(part, whole), plain);
  }

  private Cell length(Optional<Duration> length) {
    return length
        .map(l -> {
          String plain = String.format(Locale.ROOT, "%.1f", l.toMillis() / 1000.0);
          return new Cell(times.length(l), plain);
        })
        .orElse(Cell.NONE);
  }
}
