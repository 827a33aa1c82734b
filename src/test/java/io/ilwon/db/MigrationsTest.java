package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  /** Flyway would wait for the lock on its history. */
  @Test
  void aSchemaThatIsUpToDateIsOnlyRead() throws SQLException {
    Migrations.apply(database, "public", FILES + "good");
    database.inTransaction(holder -> {
      try (Statement statement = holder.createStatement()) {
        statement.execute("lock table flyway_schema_history in share row exclusive mode");
      }
      Migrations.apply(database, "public", FILES + "good");
      return null;
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "success = false",
        "checksum = checksum + 1",
        "description = 'another'",
        "version = '7'"
      })
  void aHistoryThatSaysOtherwiseIsRefused(String otherwise) throws SQLException {
    Migrations.apply(database, "public", FILES + "good");
    database.with(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.executeUpdate(
            "update flyway_schema_history set " + otherwise + " where version = '2'");
      }
    });
    assertThrows(SQLException.class, () -> Migrations.apply(database, "public", FILES + "good"));
  }

  @Test
  void filesInAJarAreTheSameFiles(@TempDir Path folder) throws IOException {
    ClassLoader classes = MigrationsTest.class.getClassLoader();
    Path jar = folder.resolve("files.jar");
    Path files = Path.of("target/classes/db/migration");
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        DirectoryStream<Path> all = Files.newDirectoryStream(files)) {
      out.putNextEntry(new JarEntry("db/migration/"));
      for (Path file : all) {
        out.putNextEntry(new JarEntry("db/migration/" + file.getFileName()));
        Files.copy(file, out);
      }
    }
    try (var packed = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertEquals(
          MigrationFiles.in(classes, "db/migration").orElseThrow(),
          MigrationFiles.in(packed, "db/migration").orElseThrow());
    }
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
