package io.ilwon.db;

import java.time.Duration;
import java.time.Instant;

/**
 * The database's clock, moved: the statements ask a table of the test's own, so that the text of
 * every statement stays the same while the clock jumps. It runs on wherever it was put.
 */
public final class ShiftedClock implements DatabaseClock {
  private static final String TABLE = "public.test_clock";

  private final Database database;

  private ShiftedClock(Database database) {
    this.database = database;
  }

  /** A clock that shows the present until it is moved; one a database. */
  public static ShiftedClock in(Database database) {
    ShiftedClock clock = new ShiftedClock(database);
    clock.run("create table " + TABLE + " (shift interval not null)");
    clock.run("insert into " + TABLE + " values (interval '0')");
    return clock;
  }

  @Override
  public String sql() {
    return "(clock_timestamp() + (select shift from " + TABLE + "))";
  }

  /** Moves the clock by so much; back when negative. */
  public void forward(Duration by) {
    long micros = by.toNanos() / 1_000;
    run("update " + TABLE + " set shift = shift + interval '1 microsecond' * " + micros);
  }

  /** Moves the clock so that it shows {@code instant} now. */
  public void set(Instant instant) {
    run("update " + TABLE + " set shift = timestamptz '" + instant + "' - clock_timestamp()");
  }

  /** What it shows. */
  public Instant now() {
    try {
      return database.with(connection -> {
        try (var statement = connection.createStatement();
            var row = statement.executeQuery("select " + sql())) {
          row.next();
          return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
        }
      });
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String sql) {
    try {
      database.with(connection -> {
        try (var statement = connection.createStatement()) {
          return statement.execute(sql);
        }
      });
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
