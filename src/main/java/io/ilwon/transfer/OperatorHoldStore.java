package io.ilwon.transfer;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads, in one round trip, what operators hold back on one rail. */
public final class OperatorHoldStore {
  private final Database database;
  private final String rail;
  private final RoundTrip read;

  public OperatorHoldStore(Database database, DatabaseClock clock, String rail) {
    this.database = database;
    this.rail = rail;
    this.read =
        RoundTrip.of(
            "select " + clock.sql(),
            BankStopStore.ALL,
            BankHoursStore.OF_RAIL.formatted(clock.sql()));
  }

  /**
   * What stands at the moment of the reading.
   *
   * @param now the database's clock
   * @param calendar the rail's rows
   */
  record Standing(Instant now, List<BankStop> stops, List<CalendarRow> calendar) {}

  Standing read() throws SQLException {
    return database.with(connection -> {
      try (Call call = read.on(connection)) {
        Results results = call.text(rail).send();
        return new Standing(
            results.rows(row -> row.getObject(1, OffsetDateTime.class).toInstant()).getFirst(),
            results.rows(BankStopStore::read),
            results.rows(BankHoursStore::read));
      }
    });
  }
}
