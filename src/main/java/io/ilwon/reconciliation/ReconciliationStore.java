package io.ilwon.reconciliation;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.db.Script;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Reconciliations that have ended, each written with its audit entry. */
public final class ReconciliationStore {
  private static final String INSERT =
      """
      insert into reconciliation (id, at, source, sha256, covers_from, covers_to, given, lines,
        others, agreed, changed, adopted, for_a_person, operator, begun_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private final Database database;
  private final Trail trail;
  private final RoundTrip now;

  public ReconciliationStore(Database database, DatabaseClock clock, Trail trail) {
    this.database = database;
    this.trail = trail;
    this.now = RoundTrip.of("select " + clock.sql());
  }

  /** The database's clock. */
  Instant now() throws SQLException {
    return database.with(connection -> {
      try (Call call = now.on(connection)) {
        return call.send()
            .rows(row -> row.getObject(1, OffsetDateTime.class))
            .getFirst()
            .toInstant();
      }
    });
  }

  /**
   * Writes a run down.
   *
   * @param begun before its statement was read
   */
  void record(Report report, AuditEntry entry, Instant begun, Instant at) throws SQLException {
    Optional<Period> covers = report.covers();
    database.inTransaction(connection -> {
      new Script()
          .tell(
              INSERT,
              call ->
                  call.uuid(report.run())
                      .instant(at)
                      .text(report.source())
                      .text(report.read().sha256().orElse(null))
                      .instant(covers.map(Period::start).orElse(null))
                      .instant(covers.map(Period::end).orElse(null))
                      .flag(covers.map(Period::given).orElse(false))
                      .number(report.read().lines())
                      .number(report.read().others())
                      .number(report.agreed())
                      .number(report.changed())
                      .number(report.adopted())
                      .number(report.forPerson())
                      .text(entry.operator())
                      .instant(begun))
          .run(connection);
      trail.deeds(connection, List.of(entry), at);
      return null;
    });
  }
}
