package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class MigrationsTest {

  private static final String FILES = "io/ilwon/db/";

  private Database database;

  @BeforeEach
  void open() throws SQLException {
    database = Database.open(TestDatabase.emptyAddress(), 2);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void eachFileIsAppliedOnceAndSaidInOneLine() throws SQLException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> heard = new ListAppender<>();
    heard.start();
    root.addAppender(heard);
    try {
      Migrations.apply(database, "public", FILES + "good");
      Migrations.apply(database, "public", FILES + "good");
    } finally {
      root.detachAppender(heard);
    }
    List<String> lines =
        heard.list.stream()
            // On other threads, servers of earlier tests may still be ending and say so.
            .filter(event -> event.getThreadName().equals(Thread.currentThread().getName()))
            .filter(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
            .map(ILoggingEvent::getFormattedMessage)
            .toList();
    assertEquals(List.of("schema public: 2 migrations applied, now at 2"), lines);
    assertEquals("1", text("select count(*) from public.note"));
  }

  @Test
  void textThatLooksLikeAPlaceholderIsText() throws SQLException {
    Migrations.apply(database, "public", FILES + "good");
    assertEquals("${kept}", text("select body from note"));
  }

  @Test
  void schemasHaveTheirOwnTablesAndHistories() throws SQLException {
    Migrations.apply(database, "public", FILES + "good");
    Migrations.apply(database, "sandbox_bank", FILES + "good");
    assertEquals("2", text("select count(*) from pg_tables where tablename = 'note'"));
    assertEquals(
        "2", text("select count(*) from pg_tables where tablename = 'flyway_schema_history'"));
  }

  @Test
  void anEditOfAnAppliedFileIsRefused() throws SQLException {
    Migrations.apply(database, "public", FILES + "good");
    assertThrows(SQLException.class, () -> Migrations.apply(database, "public", FILES + "edited"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken", "misnamed", "absent"})
  void whatCannotBeAppliedWholeLeavesNothing(String folder) throws SQLException {
    assertThrows(SQLException.class, () -> Migrations.apply(database, "public", FILES + folder));
    assertEquals("0", text("select count(*) from pg_tables where tablename = 'half'"));
  }

  private String text(String sql) throws SQLException {
    return database.with(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getString(1);
      }
    });
  }
}
