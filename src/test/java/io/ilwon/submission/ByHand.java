package io.ilwon.submission;

import java.sql.SQLException;

/** What somebody does who can write the database and has no key. */
final class ByHand {
  private ByHand() {}

  static void run(Desk desk, String sql) throws SQLException {
    desk.database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
