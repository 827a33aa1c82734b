package io.ilwon.transfer;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.By;
import io.ilwon.audit.Line;
import io.ilwon.audit.SealedRow;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.db.RowByRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code bank_stop}: what operators have stopped. */
public final class BankStopStore {
  static final String TABLE = "bank_stop";
  static final String ALL =
      "select bank_code, at, reason, operator, seal from bank_stop order by 1";

  private static final RoundTrip LIST = RoundTrip.of(ALL);
  private static final RoundTrip STOP =
      RoundTrip.of(
          """
          insert into bank_stop (bank_code, at, reason, operator, seal) values (?, ?, ?, ?, ?)
          on conflict do nothing returning at\
          """);
  private final RoundTrip clock;
  private final RoundTrip resume;
  private final Database database;
  private final Trail trail;
  private final HoldSeal seal;

  public BankStopStore(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.trail = new Trail(keys.audit());
    this.seal = new HoldSeal(keys.rows());
    this.clock = RoundTrip.of("select " + clock.sql());
    this.resume =
        RoundTrip.of("delete from bank_stop where bank_code = ? returning " + clock.sql());
  }

  /** Everything stopped now, rows that another hand has changed included. */
  public List<BankStop> list() throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.send().rows(row -> stop(row(row)));
      }
    });
  }

  /** Stops sends from now on; when; empty when they are stopped already, which changes nothing. */
  public Optional<Instant> stop(Banks banks, By by) throws SQLException {
    List<AuditEntry> entries = by.did("bank stop", banks.word(), "sends are stopped");
    return database.inTransaction(connection -> {
      HoldSeal.StopRow row =
          new HoldSeal.StopRow(banks.word(), now(connection), by.reason(), by.operator());
      byte[] sealed = seal.of(row);
      try (Call call = STOP.on(connection)) {
        List<Instant> changed =
            call.text(row.bank())
                .instant(row.at())
                .text(row.reason())
                .text(row.operator())
                .binary(sealed)
                .send()
                .rows(BankStopStore::instant);
        Line line = Line.of(TABLE, banks.word(), "stopped", sealed);
        return audited(connection, changed, entries, line);
      }
    });
  }

  /** Ends that stop and no other; when; empty when there is none. */
  public Optional<Instant> resume(Banks banks, By by) throws SQLException {
    List<AuditEntry> entries = by.did("bank resume", banks.word(), "sends go out again");
    return database.inTransaction(connection -> {
      try (Call call = resume.on(connection)) {
        List<Instant> changed = call.text(banks.word()).send().rows(BankStopStore::instant);
        return audited(connection, changed, entries, Line.removed(TABLE, banks.word()));
      }
    });
  }

  /** Every row, with what its seal says of it; within a transaction. */
  public static void sealedRows(Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    HoldSeal seal = new HoldSeal(keys.rows());
    RowByRow.of(
        connection,
        ALL,
        row -> {
          HoldSeal.StopRow stop = row(row);
          byte @Nullable [] sealed = row.getBytes("seal");
          each.row(new SealedRow(TABLE, stop.bank(), seal.genuine(stop, sealed), sealed, false));
        });
  }

  private Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(BankStopStore::instant).getFirst();
    }
  }

  private Optional<Instant> audited(
      Connection connection, List<Instant> changed, List<AuditEntry> entries, Line line)
      throws SQLException {
    if (!changed.isEmpty()) {
      trail.deeds(connection, entries, List.of(line), changed.getFirst());
    }
    return changed.stream().findFirst();
  }

  static HoldSeal.StopRow row(ResultSet row) throws SQLException {
    return new HoldSeal.StopRow(
        row.getString("bank_code"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("reason"),
        row.getString("operator"));
  }

  static BankStop stop(HoldSeal.StopRow row) {
    return new BankStop(Banks.of(row.bank()), row.at(), new By(row.operator(), row.reason()));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject(1, OffsetDateTime.class).toInstant();
  }
}
