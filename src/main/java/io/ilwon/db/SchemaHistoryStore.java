package io.ilwon.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The table in which Flyway keeps what it applied to a schema. */
final class SchemaHistoryStore {

  private static final String NAME = "flyway_schema_history";

  private SchemaHistoryStore() {}

  /** Everything applied; nothing where there is no such table. */
  static Set<MigrationLine> lines(Connection connection, String schema) throws SQLException {
    Set<MigrationLine> lines = new HashSet<>();
    if (!exists(connection, schema)) {
      return lines;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select version, description, type, script, checksum, success
                from %s.%s where type <> 'SCHEMA' or version is not null
                """
                    .formatted(statement.enquoteIdentifier(schema, true), NAME))) {
      while (row.next()) {
        lines.add(
            new MigrationLine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(6)));
      }
    }
    return lines;
  }

  private static boolean exists(Connection connection, String schema) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select 1 from pg_tables where schemaname = ? and tablename = ?")) {
      statement.setString(1, schema);
      statement.setString(2, NAME);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
