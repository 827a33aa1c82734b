package io.ilwon.desk;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** The projects one can choose above every page, by id; read again every few seconds. */
public final class ProjectNames {
  private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();
  private final Reading reading;
  private volatile Read read = new Read(Map.of(), System.nanoTime() - FRESH_NANOS);

  private record Read(Map<String, String> names, long nanos) {
    @Override
    public String toString() {
      return "Read[" + names.size() + "]";
    }
  }

  /** Where they are read: id and name, in the order of their making. */
  @FunctionalInterface
  public interface Reading {
    Map<String, String> all() throws SQLException;
  }

  public ProjectNames(Reading reading) {
    this.reading = reading;
  }

  Map<String, String> all() {
    Read last = read;
    if (System.nanoTime() - last.nanos() < FRESH_NANOS) {
      return last.names();
    }
    try {
      read = new Read(reading.all(), System.nanoTime());
    } catch (SQLException e) {
      return last.names(); // the page itself will tell that the database is away
    }
    return read.names();
  }
}
