package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/** A database like ours with submissions that wait for PreStep2, for one script. */
final class Prepared {
  /** Plans by key, as our own sessions make them (see {@code SessionSettings}). */
  static final String OPTIONS =
      "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off -c enable_bitmapscan=off -c jit=off";

  private static final double SPARE = 1.6;

  /**
   * A run that is quicker than expected goes on past its rows, and must not meet the next one's.
   */
  private static final long BETWEEN_RUNS = 10_000_000;

  final DatabaseAddress database;
  final Script script;
  private long next = 1;

  /** Migrates an empty database by the server's own files. */
  Prepared(DatabaseAddress database, Script script) throws SQLException {
    this.database = database;
    this.script = script;
    Migrations.apply(database, "public", "db/migration");
  }

  /** Makes the rows for one run; the number of the first. */
  long prepare(double perSecond, long seconds, int callers) throws IOException, SQLException {
    long base = next;
    long count = (long) (SPARE * perSecond * seconds) + 64L * callers * script.rows;
    next += count + BETWEEN_RUNS;
    String sql =
        Files.readString(Script.PREPARE)
            .replace(":from", base + "::int8")
            .replace(":to", (base + count - 1) + "::int8");
    PostgresStore.execute(database, sql);
    return base;
  }

  /**
   * How many verifications ended well, by the tables: a statement that hits nothing is no error.
   */
  long approved() throws SQLException {
    return PostgresStore.approved(database);
  }
}
