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

/** Stops of one kind: a table whose rows operators make and take away. */
final class StopStore {
  private final Kind kind;
  private final Database database;
  private final Trail trail;
  private final HoldSeal seal;
  private final RoundTrip list;
  private final RoundTrip clock;
  private final RoundTrip stop;
  private final RoundTrip resume;

  /** What is stopped, and where that stands. */
  enum Kind {
    BANK("bank_stop", "bank_code", "bank", "message_ko, message_en", "?, ?, "),
    PROJECT("project_stop", "project", "project", "null as message_ko, null as message_en", "");

    final String table;
    final String all;
    private final String key;
    private final String word;
    private final String messages;

    Kind(String table, String key, String word, String told, String messages) {
      this.table = table;
      this.key = key;
      this.word = word;
      this.messages = messages;
      this.all =
          "select %s as key, at, reason, operator, %s, seal from %s order by 1"
              .formatted(key, told, table);
    }

    /** Whether a stop of this kind has a word for people on the page. */
    private boolean speaks() {
      return !messages.isEmpty();
    }
  }

  StopStore(Kind kind, Database database, DatabaseClock clock, Keyset keys) {
    this.kind = kind;
    this.database = database;
    this.trail = new Trail(keys.audit());
    this.seal = new HoldSeal(keys.rows());
    this.list = RoundTrip.of(kind.all);
    this.clock = RoundTrip.of("select " + clock.sql());
    this.stop =
        RoundTrip.of(
            """
            insert into %s (%s, at, reason, operator, %sseal)
            values (?, ?, ?, ?, %s?) on conflict do nothing returning at\
            """
                .formatted(
                    kind.table,
                    kind.key,
                    kind.speaks() ? "message_ko, message_en, " : "",
                    kind.messages));
    this.resume =
        RoundTrip.of(
            "delete from %s where %s = ? returning %s"
                .formatted(kind.table, kind.key, clock.sql()));
  }

  List<HoldSeal.StopRow> list() throws SQLException {
    return database.with(connection -> {
      try (Call call = list.on(connection)) {
        return call.send().rows(row -> row(kind, row));
      }
    });
  }

  Optional<Instant> stop(String key, By by, Optional<StopMessage> message) throws SQLException {
    String told =
        message
            .map(m -> "sends are stopped; people read: " + m.ko() + " / " + m.en())
            .orElse("sends are stopped");
    List<AuditEntry> entries = by.did(kind.word + " stop", key, told);
    return database.inTransaction(connection -> {
      HoldSeal.StopRow row =
          new HoldSeal.StopRow(
              kind.table,
              key,
              now(connection),
              by.reason(),
              by.operator(),
              message.map(StopMessage::ko).orElse(null),
              message.map(StopMessage::en).orElse(null));
      byte[] sealed = seal.of(row);
      try (Call call = stop.on(connection)) {
        call.text(key).instant(row.at()).text(row.reason()).text(row.operator());
        if (kind.speaks()) {
          call.text(row.ko()).text(row.en());
        }
        List<Instant> changed = call.binary(sealed).send().rows(StopStore::instant);
        Line line = Line.of(kind.table, key, "stopped", sealed);
        return audited(connection, changed, entries, line);
      }
    });
  }

  Optional<Instant> resume(String key, By by) throws SQLException {
    List<AuditEntry> entries = by.did(kind.word + " resume", key, "sends go out again");
    return database.inTransaction(connection -> {
      try (Call call = resume.on(connection)) {
        List<Instant> changed = call.text(key).send().rows(StopStore::instant);
        return audited(connection, changed, entries, Line.removed(kind.table, key));
      }
    });
  }

  /** Every row of a kind, with what its seal says of it; within a transaction. */
  static void sealedRows(Kind kind, Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    HoldSeal seal = new HoldSeal(keys.rows());
    RowByRow.of(
        connection,
        kind.all,
        row -> {
          HoldSeal.StopRow stop = row(kind, row);
          byte @Nullable [] sealed = row.getBytes("seal");
          each.row(
              new SealedRow(kind.table, stop.key(), seal.genuine(stop, sealed), sealed, false));
        });
  }

  static HoldSeal.StopRow row(Kind kind, ResultSet row) throws SQLException {
    return new HoldSeal.StopRow(
        kind.table,
        row.getString("key"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("reason"),
        row.getString("operator"),
        row.getString("message_ko"),
        row.getString("message_en"));
  }

  static By by(HoldSeal.StopRow row) {
    return new By(row.operator(), row.reason());
  }

  static Optional<StopMessage> message(HoldSeal.StopRow row) {
    @Nullable String ko = row.ko();
    @Nullable String en = row.en();
    return ko == null || en == null ? Optional.empty() : Optional.of(new StopMessage(ko, en));
  }

  private Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(StopStore::instant).getFirst();
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

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject(1, OffsetDateTime.class).toInstant();
  }
}
