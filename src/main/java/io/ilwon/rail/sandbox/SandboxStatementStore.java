package io.ilwon.rail.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.Won;
import io.ilwon.crypto.Sealer;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.rail.StatementLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A day's bookings out of the sandbox bank's books: what a bank's statement would show. */
final class SandboxStatementStore {
  private final Database database;
  private final Sealer sealer;
  private final RoundTrip day;

  SandboxStatementStore(Database database, DatabaseClock clock, Sealer sealer) {
    this.database = database;
    this.sealer = sealer;
    this.day =
        RoundTrip.of(
            """
            with day as (select ?::timestamptz as start, ?::timestamptz as finish, %s as now),
            booked as (
              select t.*, start, finish, now from sandbox_bank.transfer t, day
              where received_at >= start - interval '1 day' and received_at < finish
                and outcome = 'booked')
            select rail_id, account, reference, settles_at as at, false as reversal from booked
            where settles_at >= start and settles_at < finish and settles_at <= now
            union all
            select rail_id, account, reference, taken_back_at, true from booked
            where taken_back_at >= start and taken_back_at < finish and taken_back_at <= now
            order by at\
            """
                .formatted(clock.sql()));
  }

  /** What was booked and taken back on this day, by now, in order. */
  List<StatementLine> of(BankDay wanted) throws SQLException {
    return database.with(connection -> {
      try (Call call = day.on(connection)) {
        return call.instant(wanted.start()).instant(wanted.next().start()).send().rows(this::line);
      }
    });
  }

  private StatementLine line(ResultSet row) throws SQLException {
    Account account = SandboxStore.account(row, sealer);
    return new StatementLine(
        row.getString("rail_id"),
        row.getBoolean("reversal") ? StatementLine.Kind.REVERSAL : StatementLine.Kind.DEPOSIT,
        account.bank(),
        Optional.of(account.number()),
        Won.ONE,
        SandboxStore.instant(row, "at"),
        Optional.of(row.getString("reference")));
  }
}
