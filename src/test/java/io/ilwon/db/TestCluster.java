package io.ilwon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of a test's own in a data folder, to be stopped, killed, copied, followed and promoted.
 */
public final class TestCluster implements AutoCloseable {
  private static @Nullable Path made;

  private final Path folder;
  private @Nullable EmbeddedPostgres server;

  private TestCluster(Path folder) {
    this.folder = folder;
  }

  /** A stopped copy of the one that was made first: making one takes seconds. */
  public static TestCluster in(Path folder) throws IOException {
    return copied(first(), folder);
  }

  /** A new one, with a system identifier of its own. */
  public static TestCluster another(Path folder) throws IOException {
    TestDatabase.lendBinaries(folder);
    return new TestCluster(folder);
  }

  private static synchronized Path first() throws IOException {
    Path folder = made;
    if (folder == null) {
      folder = Files.createTempDirectory("ilwon-first");
      TestDatabase.lendBinaries(folder);
      EmbeddedPostgres.start(folder, progress -> {}).close();
      made = folder;
      Path first = folder;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> TestDatabase.remove(first)));
    }
    return folder;
  }

  public Path folder() {
    return folder;
  }

  /** Starts it and tells where it listens. */
  public DatabaseAddress start() {
    EmbeddedPostgres started = EmbeddedPostgres.start(folder, progress -> {});
    server = started;
    return started.address();
  }

  /** A clean stop. */
  public void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  /** A stop without a checkpoint. */
  public void stopAtOnce() throws IOException {
    if (server != null) {
      server.discard();
      server = null;
    }
  }

  /** A cold copy of the cluster alone; both are stopped. */
  public TestCluster copy(Path other) throws IOException {
    return copied(folder, other);
  }

  /** Puts a copy's files in place of its own; both are stopped. */
  public void restore(TestCluster backup) throws IOException {
    TestDatabase.remove(cluster(folder));
    copyTree(cluster(backup.folder), cluster(folder));
  }

  /** From its next start on it follows the primary until it is promoted. */
  public void follow(DatabaseAddress primary) throws IOException {
    String port = primary.url().replaceFirst(".*:(\\d+)/.*", "$1");
    Path data = cluster(folder).resolve("data");
    Files.createFile(data.resolve("standby.signal"));
    Files.writeString(
        data.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=127.0.0.1 port=%s user=%s password=%s'\n"
            .formatted(port, primary.user(), primary.password()),
        StandardOpenOption.APPEND);
  }

  /** Makes a standby the primary of a new timeline; returns when it takes writes. */
  public void promote() throws SQLException {
    execute("select pg_promote()");
  }

  /** Runs a statement on a connection of its own. */
  public void execute(String sql) throws SQLException {
    if (server == null) {
      throw new IllegalStateException("not started");
    }
    DatabaseAddress address = server.address();
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    stopAtOnce();
  }

  private static TestCluster copied(Path source, Path target) throws IOException {
    TestDatabase.lendBinaries(target);
    copyTree(cluster(source), cluster(target));
    return new TestCluster(target);
  }

  private static Path cluster(Path folder) {
    return folder.resolve("postgres").resolve("cluster");
  }

  private static void copyTree(Path source, Path target) throws IOException {
    try (Stream<Path> entries = Files.walk(source)) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Path copy = target.resolve(source.relativize(entry).toString());
        Files.copy(entry, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
