package io.ilwon;

import io.ilwon.db.Database;
import java.sql.SQLException;

/** What the doctor asks of a database. */
final class DoctorStore {
  private DoctorStore() {}

  /** Whether acknowledged data survives a loss of power. */
  static boolean isDurable(Database database) throws SQLException {
    String sql =
        "select current_setting('fsync') = 'on' and current_setting('full_page_writes') = 'on'";
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        return row.next() && row.getBoolean(1);
      }
    });
  }

  /** Whether the server's own log shows what statements are given; a session may not change it. */
  static boolean logsParameters(Database database) throws SQLException {
    String sql =
        """
        select current_setting('log_parameter_max_length') <> '0'
          and (current_setting('log_statement') <> 'none'
            or current_setting('log_min_duration_statement') <> '-1'
            or current_setting('log_min_duration_sample') <> '-1'
            or current_setting('log_transaction_sample_rate') <> '0')\
        """;
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        return row.next() && row.getBoolean(1);
      }
    });
  }

  /** The major version, 15 or newer being supported. */
  static int version(Database database) throws SQLException {
    return database.with(connection -> connection.getMetaData().getDatabaseMajorVersion());
  }
}
