package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one PostgreSQL that all subjects use, each a database of its own. */
final class PostgresStore implements AutoCloseable {
  /** For pgbench's callers beside every server's pool; no question of speed. */
  private static final String ROOM = "alter system set max_connections = 300";

  private static final String SYNCS_SINCE_18 =
      "select coalesce(sum(fsyncs), 0)::int8 from pg_stat_io where object = 'wal'";

  private static final String SYNCS_BEFORE_18 = "select wal_sync from pg_stat_wal";

  private static final String SIZES =
      """
      select c.oid::regclass::text, pg_table_size(c.oid) from pg_class c
        left join pg_index i on i.indexrelid = c.oid
      where coalesce(i.indrelid, c.oid)::regclass::text = any(array['submission', 'submission_due',
        'transfer', 'account', 'account_guess', 'audit_block']) and c.relkind in ('r', 'i')
      order by coalesce(i.indrelid, c.oid)::regclass::text, i.indexrelid is not null, 1\
      """;

  private final @Nullable EmbeddedPostgres embedded;
  private final DatabaseAddress address;

  private PostgresStore(@Nullable EmbeddedPostgres embedded, DatabaseAddress address) {
    this.embedded = embedded;
    this.address = address;
  }

  /** The server's own embedded one on fresh data, or another where {@code BENCH_DB_URL} is set. */
  static PostgresStore open(Path folder, Map<String, String> environment) throws SQLException {
    String url = environment.get("BENCH_DB_URL");
    if (url != null) {
      return new PostgresStore(
          null,
          new DatabaseAddress(
              url,
              environment.getOrDefault("BENCH_DB_USER", ""),
              environment.getOrDefault("BENCH_DB_PASSWORD", "")));
    }
    try (EmbeddedPostgres first = EmbeddedPostgres.start(folder, _ -> {})) {
      execute(first.address(), ROOM);
    }
    EmbeddedPostgres second = EmbeddedPostgres.start(folder, _ -> {});
    return new PostgresStore(second, second.address());
  }

  /** An empty database. */
  DatabaseAddress fresh(String name) throws SQLException {
    execute(address, "drop database if exists " + name + " with (force)");
    execute(address, "create database " + name);
    String url = address.url().replaceFirst("/[^/?]*($|\\?)", "/" + name + "$1");
    return new DatabaseAddress(url, address.user(), address.password());
  }

  /** So that every stretch of load begins with the same debt to the disk: none. */
  void settle() throws SQLException {
    execute(address, "checkpoint");
  }

  /** What the durability of all figures rests on, as the server itself says. */
  Map<String, String> shown() throws SQLException {
    Map<String, String> shown = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "server_version",
          "fsync",
          "synchronous_commit",
          "full_page_writes",
          "wal_sync_method",
          "shared_buffers",
          "max_wal_size"
        }) {
      shown.put(name, text("show " + name));
    }
    return shown;
  }

  /** How often the log was brought to the disk, since the server counts. */
  long walSyncs() throws SQLException {
    int version = Integer.parseInt(text("show server_version_num"));
    return Long.parseLong(text(version >= 180_000 ? SYNCS_SINCE_18 : SYNCS_BEFORE_18));
  }

  private String text(String query) throws SQLException {
    return text(address, query);
  }

  /**
   * Stores so many finished submissions that nobody asks for, and makes the planner know of them.
   * One statement after the other: nothing is vacuumed in a transaction.
   */
  static void fill(DatabaseAddress where, long submissions) throws IOException, SQLException {
    String sql = Files.readString(Script.FILL).replace(":count", submissions + "::int8");
    for (String statement : sql.split(";\\s*\\n")) {
      execute(where, statement);
    }
  }

  /** As autovacuum leaves the tables; it also sums up the pages of the accounts' index. */
  static void settled(DatabaseAddress where) throws SQLException {
    execute(where, "vacuum analyze submission, transfer");
  }

  /** Bytes on the disk of what grows: a table without its indexes, and each index. */
  static Map<String, Long> sizes(DatabaseAddress where) throws SQLException {
    Map<String, Long> sizes = new LinkedHashMap<>();
    try (Connection connection = enter(where);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SIZES)) {
      while (row.next()) {
        sizes.put(row.getString(1), row.getLong(2));
      }
    }
    return sizes;
  }

  /** How many verifications ended well, by the tables. */
  static long approved(DatabaseAddress where) throws SQLException {
    return Long.parseLong(text(where, "select count(*) from submission where stage = 'approved'"));
  }

  /** The first value of the first row. */
  private static String text(DatabaseAddress where, String query) throws SQLException {
    try (Connection connection = enter(where);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  static void execute(DatabaseAddress where, String statements) throws SQLException {
    try (Connection connection = enter(where);
        Statement statement = connection.createStatement()) {
      statement.execute(statements);
    }
  }

  private static Connection enter(DatabaseAddress where) throws SQLException {
    return DriverManager.getConnection(where.url(), where.user(), where.password());
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
