package io.ilwon.transfer;

import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads, in one round trip, what operators hold back on one rail. */
public final class OperatorHoldStore {
  private final Database database;
  private final String rail;
  private final HoldSeal seal;
  private final RoundTrip read;

  /**
   * Reads for one rail.
   *
   * @param mac of rows
   */
  public OperatorHoldStore(Database database, DatabaseClock clock, ContentMac mac, String rail) {
    this.database = database;
    this.rail = rail;
    this.seal = new HoldSeal(mac);
    this.read =
        RoundTrip.of(
            "select " + clock.sql(),
            StopStore.Kind.BANK.all,
            StopStore.Kind.PROJECT.all,
            BankHoursStore.ALL);
  }

  /**
   * What stands at the moment of the reading.
   *
   * @param now the database's clock
   * @param calendar the rail's rows
   * @param forged rows that another hand has written, a sentence each: which bank, rail or time
   *     they spoke of nobody knows any more
   */
  record Standing(
      Instant now,
      List<BankStop> stops,
      List<ProjectStop> projects,
      List<CalendarRow> calendar,
      Set<String> forged) {}

  Standing read() throws SQLException {
    return database.with(connection -> {
      try (Call call = read.on(connection)) {
        Results results = call.send();
        Instant now =
            results.rows(row -> row.getObject(1, OffsetDateTime.class).toInstant()).getFirst();
        Standing standing =
            new Standing(
                now, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        results.rows(row -> stop(row, standing));
        results.rows(row -> project(row, standing));
        results.rows(row -> hours(row, standing));
        return standing;
      }
    });
  }

  private boolean stop(ResultSet row, Standing standing) throws SQLException {
    HoldSeal.StopRow stop = StopStore.row(StopStore.Kind.BANK, row);
    return genuine(stop, row)
        ? standing.stops().add(BankStopStore.stop(stop))
        : forged(stop, standing);
  }

  private boolean project(ResultSet row, Standing standing) throws SQLException {
    HoldSeal.StopRow stop = StopStore.row(StopStore.Kind.PROJECT, row);
    return genuine(stop, row)
        ? standing.projects().add(ProjectStopStore.stop(stop))
        : forged(stop, standing);
  }

  private boolean genuine(HoldSeal.StopRow stop, ResultSet row) throws SQLException {
    return seal.genuine(stop, row.getBytes("seal"));
  }

  private static boolean forged(HoldSeal.StopRow stop, Standing standing) {
    return standing.forged().add(SealBroken.told(stop.table(), stop.key()));
  }

  private boolean hours(ResultSet row, Standing standing) throws SQLException {
    HoldSeal.HoursRow hours = BankHoursStore.row(row);
    if (!seal.genuine(hours, row.getBytes("seal"))) {
      return standing.forged().add(SealBroken.told(BankHoursStore.TABLE, hours.id().toString()));
    }
    boolean over = hours.until() != null && !hours.until().isAfter(standing.now());
    return hours.rail().equals(rail)
        && !over
        && standing.calendar().add(BankHoursStore.calendarRow(hours));
  }
}
