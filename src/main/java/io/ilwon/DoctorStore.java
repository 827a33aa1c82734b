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

  /** The major version, 15 or newer being supported. */
  static int version(Database database) throws SQLException {
    return database.with(connection -> connection.getMetaData().getDatabaseMajorVersion());
  }
}
