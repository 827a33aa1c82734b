package io.ilwon.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads what may be more than the memory holds, within a transaction. */
public final class RowByRow {
  private static final int AT_ONCE = 500;

  private RowByRow() {}

  /** What is done with each row. */
  @FunctionalInterface
  public interface Each {
    /** Takes the row the cursor stands on. */
    void row(ResultSet row) throws SQLException;
  }

  /** Hands over the query's rows in its order. */
  public static void of(Connection connection, String query, Each each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.row(rows);
        }
      }
    }
  }
}
