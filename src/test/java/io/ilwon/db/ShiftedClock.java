package io.ilwon.db;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The database's clock, moved: the statements ask a table of the test's own, so that the text of
 * every statement stays the same while the clock jumps.
 */
public final class ShiftedClock implements DatabaseClock {
  private static final String TABLE = "test_clock";

  private final Database database;
  private final AtomicLong shiftMicros = new AtomicLong();

  private ShiftedClock(Database database) {
    this.database = database;
  }

  /** A clock that shows the present until it is moved. */
  public static ShiftedClock in(Database database) {
    ShiftedClock clock = new ShiftedClock(database);
    clock.run("create table if not exists " + TABLE + " (shift interval not null)");
    clock.run("insert into " + TABLE + " values (interval '0')");
    return clock;
  }

  @Override
  public String sql() {
    return "(clock_timestamp() + (select shift from " + TABLE + "))";
  }

  /** Moves the clock by so much; back when negative. */
  public void forward(Duration by) {
    long micros = shiftMicros.addAndGet(by.toNanos() / 1_000);
    run("update " + TABLE + " set shift = interval '1 microsecond' * " + micros);
  }

  /** Moves the clock so that it shows {@code instant} now. */
  public void set(Instant instant) {
    run("update " + TABLE + " set shift = timestamptz '" + instant + "' - clock_timestamp()");
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
