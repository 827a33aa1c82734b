package io.ilwon.reconciliation;

import io.ilwon.bank.BankDay;
import io.ilwon.rail.Rail;
import io.ilwon.rail.StatementLine;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rail's own list of what was booked, day by day. */
public final class RailStatement implements Statement {
  private final Rail rail;
  private final BankDay first;
  private final BankDay last;

  /** The days from {@code first} to {@code last}, both included. */
  public RailStatement(Rail rail, BankDay first, BankDay last) {
    this.rail = rail;
    this.first = first;
    this.last = last;
  }

  @Override
  public String name() {
    return "rail " + rail.name();
  }

  @Override
  public Read read(Sink sink) throws SQLException {
    long lines = 0;
    for (BankDay day = first; !day.isAfter(last); day = day.next()) {
      Optional<List<StatementLine>> booked = rail.statement(day);
      if (booked.isEmpty()) {
        throw new IllegalArgumentException(
            "rail " + rail.name() + " tells no list for " + day + "; nothing was changed");
      }
      for (StatementLine line : booked.get()) {
        sink.take(++lines, line);
      }
    }
    return new Read(lines, 0, Optional.empty());
  }
}
