package io.ilwon.desk;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something read that stays good for a while: many who look at once cost the database one reading.
 */
final class Fresh<T> {
  private final long nanos;
  private final Reading<T> reading;
  private @Nullable T read;
  private long at;

  /** How it is read. */
  @FunctionalInterface
  interface Reading<T> {
    T read() throws SQLException;
  }

  Fresh(Duration goodFor, Reading<T> reading) {
    this.nanos = goodFor.toNanos();
    this.reading = reading;
  }

  synchronized T get() throws SQLException {
    T last = read;
    if (last != null && System.nanoTime() - at < nanos) {
      return last;
    }
    T now = reading.read();
    read = now;
    at = System.nanoTime();
    return now;
  }
}
