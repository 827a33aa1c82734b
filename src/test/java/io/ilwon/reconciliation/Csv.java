package io.ilwon.reconciliation;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.BankDirectory;
import io.ilwon.rail.StatementLine;
import io.ilwon.submission.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bank's statement as its file, and what happens to the file on its way to us. */
final class Csv {
  static final String HEADER =
      "booked_at,bank_code,account_number,amount,rail_id,rail_reference,kind";
  final List<String> lines = new ArrayList<>();

  /** The sandbox bank's bookings of today and yesterday. */
  static Csv of(Desk desk) throws SQLException {
    Csv csv = new Csv();
    BankDay today = BankDay.of(desk.clock.now());
    for (BankDay day : List.of(today.previous(), today)) {
      desk.rail.statement(day).orElseThrow().forEach(csv::add);
    }
    return csv;
  }

  Csv add(StatementLine line) {
    lines.add(
        String.join(
            ",",
            line.at().toString(),
            line.bank().text(),
            line.number().map(AccountNumber::unmasked).orElse("***"),
            String.valueOf(line.amount().amount()),
            line.railId(),
            line.reference().orElse(""),
            line.kind() == StatementLine.Kind.DEPOSIT ? "deposit" : "reversal"));
    return this;
  }

  Csv without(String part) {
    lines.removeIf(l -> l.contains(part));
    return this;
  }

  Csv replace(String part, String by) {
    lines.replaceAll(l -> l.replace(part, by));
    return this;
  }

  Statement in(Path folder) throws IOException {
    Path file = folder.resolve("statement.csv");
    Files.write(file, List.of(HEADER, String.join("\n", lines)));
    return new StatementFile(file, BankDirectory.load(), "", n -> {});
  }

  static Optional<Period> today(Desk desk) throws SQLException {
    BankDay today = BankDay.of(desk.clock.now());
    return Optional.of(new Period(today.start(), today.next().start(), true));
  }
}
