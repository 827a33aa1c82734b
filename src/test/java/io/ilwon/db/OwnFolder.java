package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A data folder of a test's own, with a cluster in it that was made and stopped before. */
class OwnFolder {

  static final List<Progress> AGAIN = List.of(Progress.STARTING);

  /** Holds a cluster that was made and stopped once, to be copied: making one takes seconds. */
  @TempDir static Path made;

  @TempDir Path folder;

  final List<Progress> told = new ArrayList<>();

  @BeforeAll
  static void makeOnce() throws IOException {
    TestDatabase.lendBinaries(made);
    EmbeddedPostgres.start(made, progress -> {}).close();
  }

  @BeforeEach
  void copy() throws IOException {
    TestDatabase.lendBinaries(folder);
    Path source = made.resolve("postgres").resolve("cluster");
    try (Stream<Path> entries = Files.walk(source)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Path copy = cluster().resolve(source.relativize(entry).toString());
        Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Whatever a test left running is stopped, so that no test leaves a server behind. */
  @AfterEach
  void stop() throws IOException {
    Path data = cluster().resolve("data");
    if (Postmaster.runningOn(data).isPresent()) {
      PostgresFolder own = PostgresFolder.in(folder);
      PostgresBinaries binaries = PostgresBinaries.unpacked(own, () -> {});
      PostgresPrograms programs = new PostgresPrograms(own, binaries);
      PostgresCluster cluster = PostgresCluster.made(own, binaries, programs, () -> {});
      new PostgresServer(cluster, programs, own.at("server.log")).stop();
    }
  }

  EmbeddedPostgres start() {
    told.clear();
    return EmbeddedPostgres.start(folder, told::add);
  }

  Path cluster() {
    return folder.resolve("postgres").resolve("cluster");
  }

  static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String text(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertTrue(row.next());
      return row.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgres server) throws SQLException {
    DatabaseAddress address = server.address();
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }
}
