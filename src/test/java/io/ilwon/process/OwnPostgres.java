package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The embedded PostgreSQL of a data folder, made to log all it can, and dumped. */
final class OwnPostgres {
  private OwnPostgres() {}

  /** Its settings are written anew at each start, but ALTER SYSTEM outranks them. */
  static void speakOfEverything(Path data) throws Exception {
    try (Connection connection = enter(data);
        Statement statement = connection.createStatement()) {
      for (String setting :
          List.of(
              "log_min_duration_statement = 0",
              "log_statement = 'all'",
              "log_min_error_statement = 'error'",
              "log_error_verbosity = 'verbose'",
              "log_lock_waits = on")) {
        statement.execute("alter system set " + setting);
      }
      statement.execute("select pg_reload_conf()");
    }
  }

  static void assertLogsSpeak(Path data) throws IOException {
    String log = Files.readString(data.resolve("postgres/server.log"));
    assertTrue(log.contains("insert into transfer") || log.contains("duration:"), "silent");
  }

  static Connection enter(Path data) throws IOException, SQLException {
    Path cluster = data.resolve("postgres/cluster");
    String port = Files.readString(cluster.resolve("port")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "ilwon",
        Files.readString(cluster.resolve("password")).strip());
  }

  /** Every table as text, as a dump has it. */
  static void backUp(Connection connection, Path backup) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'public'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      long lines = 0;
      for (String table : tables) {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
          while (rows.next()) {
            text.append(rows.getString(1)).append('\n');
            lines++;
          }
        }
        Files.writeString(backup.resolve(table), text);
      }
      assertTrue(lines > 20, tables + " hold " + lines);
    }
  }
}
