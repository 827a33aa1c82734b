package io.ilwon;

import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.Place;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import java.util.List;

/** Everything that is wrapped or sealed directly under the key set, column by column. */
final class ResealStore {
  /** Rows read at once: milliseconds, however many there are. */
  private static final int PAGE = 500;

  private static final RoundTrip THERE = RoundTrip.of("select to_regclass(?) is not null");

  /** The wrapped keys of submissions. */
  static final Column DATA_KEYS = new Column("submission", "id", "data_key", "project");

  /** What is sealed directly. A new column of that kind belongs here, or a rotation loses it. */
  static final List<Column> VALUES =
      List.of(
          new Column("project", "id", "brand_sealed", "id"),
          new Column("verification_session", "id", "token", "project"),
          new Column("verification_session", "id", "locked_holder", "project"),
          new Column("verification_session", "id", "draft", "project"),
          new Column("webhook_endpoint", "id", "secret", "project"),
          new Column("webhook_endpoint", "id", "former_secret", "project"),
          new Column("webhook_attempt", "id", "answer", "project"),
          new Column("operator", "id", "totp", "'operator'"),
          new Column("operator_link", "hash", "totp", "'operator'"),
          new Column("statement_line", "rail_id", "number", "'reconciliation'"),
          new Column("sandbox_bank.transfer", "rail_id", "account", "'sandbox'"),
          new Column("sandbox_bank.transfer", "rail_id", "remitter_name", "'sandbox'"));

  private final Database database;

  ResealStore(Database database) {
    this.database = database;
  }

  /** A column of values of the key set's. */
  static final class Column {
    private final String table;
    private final String column;
    private final RoundTrip page;
    private final RoundTrip replace;

    /** The key names the row, in its table and in the place; the project is an expression. */
    private Column(String table, String key, String column, String project) {
      this.table = table;
      this.column = column;
      // With ties: a statement's lines may share their rail id.
      this.page =
          RoundTrip.of(
              """
              select %2$s as key, %4$s as project, %3$s as sealed from %1$s
              where %3$s is not null and %2$s > ? order by %2$s fetch first %5$d rows with ties\
              """
                  .formatted(table, key, column, project, PAGE));
      // What changed meanwhile is met again by the next walk.
      this.replace =
          RoundTrip.of(
              """
              update %1$s t set %3$s = u.fresh from unnest(?, ?, ?) as u (key, seen, fresh)
              where t.%2$s = u.key and t.%3$s = u.seen\
              """
                  .formatted(table, key, column));
    }

    @Override
    public String toString() {
      return table + "." + column;
    }
  }

  /** A value and where it stands. */
  record Value(String key, Place place, Opaque sealed) {}

  /** A value to write in another's place. */
  record Fresh(Value seen, Opaque sealed) {}

  boolean isThere(Column column) throws SQLException {
    return database.with(connection -> {
      try (Call call = THERE.on(connection)) {
        return call.text(column.table).send().rows(row -> row.getBoolean(1)).getFirst();
      }
    });
  }

  /** The next values after {@code last}, in the order of their keys; empty at the end. */
  List<Value> page(Column column, String last) throws SQLException {
    return database.with(connection -> {
      try (Call call = column.page.on(connection)) {
        return call.text(last)
            .send()
            .rows(row -> {
              String key = row.getString("key");
              Place place = new Place(row.getString("project"), column.table, column.column, key);
              return new Value(key, place, Opaque.of(row.getBytes("sealed")));
            });
      }
    });
  }

  /** Replaces those that are still as they were read; how many. */
  int replace(Column column, List<Fresh> values) throws SQLException {
    return database.with(connection -> {
      try (Call call = column.replace.on(connection)) {
        return call.texts(values.stream().map(v -> v.seen().key()).toList())
            .binaries(values.stream().map(v -> v.seen().sealed().bytes()).toList())
            .binaries(values.stream().map(v -> v.sealed().bytes()).toList())
            .send()
            .count();
      }
    });
  }
}
