package io.ilwon.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a {@link Call}, taken in the order of its statements: {@link #rows} for one that
 * returns rows, {@link #count} for one that does not. What is not taken is dropped.
 */
public final class Results {

  private final PreparedStatement statement;
  private boolean rowsAreNext;
  private boolean first = true;

  Results(PreparedStatement statement, boolean rowsAreNext) {
    this.statement = statement;
    this.rowsAreNext = rowsAreNext;
  }

  /** Reads one row; the cursor stands on it. */
  @FunctionalInterface
  public interface Row<T extends @Nullable Object> {
    /** Reads the row. */
    T read(ResultSet row) throws SQLException;
  }

  /**
   * All rows of the next statement.
   *
   * @throws SQLException if that statement returned no rows but a count, or there is none left
   */
  public <T extends @Nullable Object> List<T> rows(Row<T> reader) throws SQLException {
    advance();
    if (!rowsAreNext) {
      throw new SQLException("the next answer is no set of rows");
    }
    List<T> read = new ArrayList<>();
    try (ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        read.add(reader.read(rows));
      }
    }
    return read;
  }

  /**
   * How many rows the next statement changed.
   *
   * @throws SQLException if that statement returned rows, or there is none left
   */
  public int count() throws SQLException {
    advance();
    int count = rowsAreNext ? -1 : statement.getUpdateCount();
    if (count < 0) {
      throw new SQLException("the next answer is no count");
    }
    return count;
  }

  /** Passes over the next statement's answer. */
  public Results skip() throws SQLException {
    advance();
    return this;
  }

  private void advance() throws SQLException {
    if (first) {
      first = false;
    } else {
      rowsAreNext = statement.getMoreResults();
    }
  }
}
