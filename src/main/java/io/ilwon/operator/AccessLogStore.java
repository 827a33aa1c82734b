package io.ilwon.operator;

import io.ilwon.audit.Line;
import io.ilwon.audit.SealedRow;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Content;
import io.ilwon.crypto.ContentMac;
import io.ilwon.crypto.Ids;
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
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code access_log}, whose rows the audit's chain knows one by one. */
final class AccessLogStore {
  private static final String TABLE = "access_log";
  private static final String ALL = "select a.* from access_log a";
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  private static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into access_log (id, at, operator, address, what, subject, reason, row_count,
            fields, watermark, seal) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
          """);

  private static final RoundTrip LIST =
      RoundTrip.of(
          """
          select a.* from access_log a, (select ?::text as operator, ?::text as what,
            ?::text as subject, ?::timestamptz as since, ?::timestamptz as until,
            ?::uuid as before) q
          where (q.operator is null or a.operator = q.operator)
            and (q.what is null or a.what = q.what)
            and (q.subject is null or a.subject = q.subject)
            and (q.since is null or a.at >= q.since) and (q.until is null or a.at < q.until)
            and (q.before is null or (a.at, a.id) < (select b.at, b.id from access_log b
              where b.id = q.before))
          order by a.at desc, a.id desc limit ?\
          """);

  private static final RoundTrip COUNT =
      RoundTrip.of("select count(*) from access_log where at >= ? and at < ?");

  private static final RoundTrip OLD =
      RoundTrip.of(
          """
          delete from access_log where id in (
            select id from access_log where at < ? order by at limit 500) returning id\
          """);

  private final Database database;
  private final Trail trail;
  private final ContentMac mac;
  private final RoundTrip clock;

  AccessLogStore(Database database, DatabaseClock clock, ContentMac mac, Trail trail) {
    this.database = database;
    this.trail = trail;
    this.mac = mac;
    this.clock = RoundTrip.of("select " + clock.sql());
  }

  void insert(NewAccess n) throws SQLException {
    database.inTransaction(connection -> {
      Instant now = now(connection);
      Access a =
          new Access(
              Ids.timeOrdered(),
              now,
              n.operator(),
              n.address(),
              n.kind(),
              n.subject(),
              n.reason(),
              n.rows(),
              n.fields(),
              n.watermark());
      byte[] seal = mac.of(content(a));
      try (Call call = INSERT.on(connection)) {
        call.uuid(a.id())
            .instant(now)
            .text(a.operator())
            .text(a.address())
            .text(a.kind().word())
            .text(a.subject())
            .text(a.reason())
            .number(a.rows())
            .text(a.fields())
            .text(a.watermark())
            .binary(seal)
            .send();
      }
      Line line = Line.of(TABLE, a.id().toString(), a.kind().word(), seal);
      trail.deeds(connection, List.of(), List.of(line), now);
      return null;
    });
  }

  List<Access> list(AccessFilter f, int limit) throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        Access.@Nullable Kind kind = f.kind();
        return call.text(f.operator())
            .text(kind == null ? null : kind.word())
            .text(f.subject())
            .instant(f.since())
            .instant(f.until())
            .uuid(f.before())
            .integer(limit)
            .send()
            .rows(AccessLogStore::read);
      }
    });
  }

  long count(Connection connection, YearMonth month) throws SQLException {
    try (Call call = COUNT.on(connection)) {
      return call.instant(month.atDay(1).atStartOfDay(SEOUL).toInstant())
          .instant(month.plusMonths(1).atDay(1).atStartOfDay(SEOUL).toInstant())
          .send()
          .rows(row -> row.getLong(1))
          .getFirst();
    }
  }

  /** Deletes up to 500 rows that are older, and tells the chain of each; how many. */
  int forget(int years) throws SQLException {
    return database.inTransaction(connection -> {
      Instant now = now(connection);
      List<String> gone;
      try (Call call = OLD.on(connection)) {
        gone =
            call.instant(now.atZone(SEOUL).minusYears(years).toInstant())
                .send()
                .rows(row -> row.getString(1));
      }
      if (!gone.isEmpty()) {
        List<Line> lines = gone.stream().map(id -> Line.removed(TABLE, id)).toList();
        trail.deeds(connection, List.of(), lines, now);
      }
      return gone.size();
    });
  }

  private Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(row -> instant(row, 1)).getFirst();
    }
  }

  /** Every row, with what its seal says of it; within a transaction. */
  static void sealedRows(Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    ContentMac mac = keys.rows();
    RowByRow.of(
        connection,
        ALL,
        row -> {
          Access a = read(row);
          byte[] seal = row.getBytes("seal");
          boolean genuine = mac.matches(seal, content(a));
          each.row(new SealedRow(TABLE, a.id().toString(), genuine, seal, false));
        });
  }

  private static Content content(Access a) {
    return Content.of("access")
        .text(a.id().toString())
        .instant(a.at())
        .text(a.operator())
        .text(a.address())
        .text(a.kind().word())
        .text(a.subject())
        .text(a.reason())
        .numberOrNone(a.rows())
        .text(a.fields())
        .text(a.watermark());
  }

  private static Access read(ResultSet row) throws SQLException {
    return new Access(
        row.getObject("id", java.util.UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("operator"),
        row.getString("address"),
        Access.Kind.of(row.getString("what")),
        row.getString("subject"),
        row.getString("reason"),
        row.getObject("row_count", Long.class),
        row.getString("fields"),
        row.getString("watermark"));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
