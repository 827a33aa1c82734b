package io.ilwon.audit;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** Reads what people did, newest first. */
public final class ToldStore {
  private static final RoundTrip LIST =
      RoundTrip.of(
          """
          select e.* from audit_entry e, (select ?::text as operator, ?::text as action,
            ?::text as subject, ?::timestamptz as since, ?::timestamptz as until,
            ?::uuid as before) q
          where (q.operator is null or e.operator = q.operator or e.second = q.operator)
            and (q.action is null or starts_with(e.action, q.action))
            and (q.subject is null or e.subject = q.subject)
            and (q.since is null or e.at >= q.since) and (q.until is null or e.at < q.until)
            and (q.before is null or (e.at, e.id) < (select b.at, b.id from audit_entry b
              where b.id = q.before))
          order by e.at desc, e.id desc limit ?\
          """);

  private final Database database;

  public ToldStore(Database database) {
    this.database = database;
  }

  public List<Told> list(ToldFilter f, int limit) throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.text(f.operator())
            .text(f.action())
            .text(f.subject())
            .instant(f.since())
            .instant(f.until())
            .uuid(f.before())
            .integer(limit)
            .send()
            .rows(ToldStore::read);
      }
    });
  }

  private static Told read(ResultSet row) throws SQLException {
    AuditEntry entry =
        new AuditEntry(
            row.getString("action"),
            row.getString("subject"),
            row.getString("detail"),
            row.getString("reason"),
            row.getString("operator"),
            row.getString("second"));
    return new Told(
        row.getObject("id", UUID.class),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        entry);
  }
}
