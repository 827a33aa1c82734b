package io.ilwon;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankHours;
import io.ilwon.transfer.CalendarRow;
import io.ilwon.transfer.Closing;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the calendar is shown: the directory's hours as badges, and the rows that hold. */
record CalendarText(Instant now, List<CalendarRow> rows) {
  private static final String UNCONFIRMED = "unconfirmed";

  /** Prints rows that were changed just now. */
  static void answer(Shell shell, boolean json, String done, List<CalendarRow> rows) {
    String text =
        rows.stream().map(row -> done + " " + line(row)).collect(Collectors.joining("\n"));
    shell.answer(json, Map.of(done, rows.stream().map(CalendarText::fields).toList()), text);
  }

  /** One bank: what the directory says of it, whether it says open now, and what holds. */
  Map<String, @Nullable Object> fields(Bank bank) {
    BankHours published = BankHours.published(bank);
    List<CalendarRow> held = of(bank).toList();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("bank", bank.code().text());
    fields.put("name", bank.nameKo());
    fields.put("hours", bank.hours().isEmpty() ? null : bank.hours());
    fields.put("stop", bank.regularStop().isEmpty() ? null : bank.regularStop());
    boolean regular = held.stream().anyMatch(row -> !(row.closing() instanceof Closing.Window));
    fields.put("badge", regular ? "confirmed" : UNCONFIRMED);
    fields.put("openNow", published.unknown() ? null : published.open(now));
    fields.put("confirmed", held.stream().map(CalendarText::fields).toList());
    return fields;
  }

  /** Rows for all banks of a rail. */
  List<Map<String, Object>> wholeRail() {
    return rows.stream()
        .filter(row -> row.banks().one().isEmpty())
        .map(CalendarText::fields)
        .toList();
  }

  String page(List<Bank> banks) {
    Stream<String> whole =
        rows.stream().filter(row -> row.banks().one().isEmpty()).map(CalendarText::line);
    return Stream.concat(whole, banks.stream().flatMap(this::lines))
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> lines(Bank bank) {
    BankHours published = BankHours.published(bank);
    String said =
        published.unknown()
            ? "no hours known"
            : Stream.concat(
                        published.hours().stream().map(hours -> "hours " + hours),
                        published.stops().stream().map(stop -> "stop " + stop))
                    .collect(Collectors.joining(", "))
                + (published.open(now) ? "" : ", closed now");
    String head =
        "%s %s: %s (%s)".formatted(bank.code(), bank.nameKo(), said, "directory, " + UNCONFIRMED);
    return Stream.concat(Stream.of(head), of(bank).map(row -> "  " + line(row)));
  }

  private Stream<CalendarRow> of(Bank bank) {
    return rows.stream().filter(row -> row.banks().one().equals(Optional.of(bank.code())));
  }

  private static String line(CalendarRow row) {
    return "%s %s %s (confirmed by %s: %s) %s"
        .formatted(
            row.rail(),
            row.banks().word(),
            row.closing().words(),
            row.by().operator(),
            row.by().reason(),
            row.id());
  }

  private static Map<String, Object> fields(CalendarRow row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", row.id().toString());
    fields.put("rail", row.rail());
    fields.put("bank", row.banks().word());
    fields.put("closes", row.closing().words());
    fields.put("at", row.at().toString());
    fields.put("operator", row.by().operator());
    fields.put("reason", row.by().reason());
    return fields;
  }
}
