package io.ilwon.transfer;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The table {@code bank_stop}: what operators have stopped. */
public final class BankStopStore {
  static final String ALL = "select bank_code, at, reason, operator from bank_stop order by 1";

  private static final RoundTrip LIST = RoundTrip.of(ALL);
  private final RoundTrip stop;
  private final RoundTrip resume;
  private final Database database;
  private final Trail trail;

  public BankStopStore(Database database, DatabaseClock clock, Trail trail) {
    this.database = database;
    this.trail = trail;
    this.stop =
        RoundTrip.of(
            """
            insert into bank_stop (bank_code, at, reason, operator) values (?, %s, ?, ?)
            on conflict do nothing returning at\
            """
                .formatted(clock.sql()));
    this.resume =
        RoundTrip.of("delete from bank_stop where bank_code = ? returning " + clock.sql());
  }

  /** Everything stopped now. */
  public List<BankStop> list() throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.send().rows(BankStopStore::read);
      }
    });
  }

  /** Stops sends from now on; when; empty when they are stopped already, which changes nothing. */
  public Optional<Instant> stop(Banks banks, Deed by) throws SQLException {
    AuditEntry entry = entry("bank stop", banks, "sends are stopped", by);
    return database.inTransaction(connection -> {
      try (Call call = stop.on(connection)) {
        call.text(banks.word()).text(by.reason()).text(by.operator());
        return audited(connection, call.send().rows(BankStopStore::instant), entry);
      }
    });
  }

  /** Ends that stop and no other; when; empty when there is none. */
  public Optional<Instant> resume(Banks banks, Deed by) throws SQLException {
    AuditEntry entry = entry("bank resume", banks, "sends go out again", by);
    return database.inTransaction(connection -> {
      try (Call call = resume.on(connection)) {
        List<Instant> changed = call.text(banks.word()).send().rows(BankStopStore::instant);
        return audited(connection, changed, entry);
      }
    });
  }

  private Optional<Instant> audited(Connection connection, List<Instant> changed, AuditEntry entry)
      throws SQLException {
    if (!changed.isEmpty()) {
      trail.deeds(connection, List.of(entry), changed.getFirst());
    }
    return changed.stream().findFirst();
  }

  private static AuditEntry entry(String action, Banks banks, String detail, Deed by) {
    return new AuditEntry(action, banks.word(), detail, by.reason(), by.operator(), null);
  }

  static BankStop read(ResultSet row) throws SQLException {
    return new BankStop(
        Banks.of(row.getString("bank_code")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new Deed(row.getString("operator"), row.getString("reason")));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject(1, OffsetDateTime.class).toInstant();
  }
}
