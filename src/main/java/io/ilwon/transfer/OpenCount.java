package io.ilwon.transfer;

import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What is open or waits for a person now.
 *
 * @param now the database's clock
 * @param unknown transfers nobody knows the outcome of
 * @param oldestUnknown seconds since the intent of the oldest of them; 0 without one
 * @param overdue transfers still <i>sending</i> though their lease is over
 * @param queued transfers in the operator's queue
 * @param oldestQueued seconds since the oldest of them came there; 0 without one
 */
public record OpenCount(
    Instant now,
    long unknown,
    double oldestUnknown,
    long overdue,
    long queued,
    double oldestQueued) {

  /** The question, by a clock; each part of it reads an index that holds the open ones alone. */
  public static RoundTrip store(DatabaseClock clock) {
    return OpenCountStore.of(clock);
  }

  /** Asks it. */
  public static OpenCount read(Connection connection, RoundTrip question) throws SQLException {
    try (Call call = question.on(connection)) {
      return call.send().rows(OpenCount::of).getFirst();
    }
  }

  private static OpenCount of(ResultSet row) throws SQLException {
    return new OpenCount(
        row.getObject("now", OffsetDateTime.class).toInstant(),
        row.getLong("unknown"),
        row.getDouble("oldest_unknown"),
        row.getLong("overdue"),
        row.getLong("queued"),
        row.getDouble("oldest_queued"));
  }
}
