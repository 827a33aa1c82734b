package io.ilwon.submission;

import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads every sealed row, one by one. */
final class SealCheckStore {
  static final String SUBMISSIONS = "select * from submission";
  static final String TRANSFERS =
      "select t.submission, t.project, t.bank_code, t.rail, t.origin, "
          + TransferStore.COLUMNS
          + " from transfer t";
  static final String ACCOUNTS = "select * from account";
  static final String GUESSES = "select * from account_guess";

  private static final int AT_ONCE = 500;

  private SealCheckStore() {}

  /** What is done with each row. */
  @FunctionalInterface
  interface Each {
    void row(ResultSet row) throws SQLException;
  }

  static void each(Connection connection, String query, Each each) throws SQLException {
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
