package io.ilwon.db;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Fresh databases with every migration applied, copied from a template in some tens of
 * milliseconds. One durable server per JVM, embedded unless {@code TEST_DB_URL} (with {@code
 * TEST_DB_USER} and {@code TEST_DB_PASSWORD}) names the maintenance database of another. All are
 * dropped when the JVM ends.
 */
public final class TestDatabase {

  private static final int CONNECTIONS = 8;

  private static final AtomicInteger MADE = new AtomicInteger();
  private static final Queue<Database> POOLS = new ConcurrentLinkedQueue<>();
  private static final Queue<String> NAMES = new ConcurrentLinkedQueue<>();

  private TestDatabase() {}

  /** A new database behind a pool of eight connections; closing it is allowed, not demanded. */
  public static Database fresh() throws SQLException {
    Database database = Database.open(freshAddress(), CONNECTIONS);
    POOLS.add(database);
    return database;
  }

  /** A new database that nobody has entered yet. */
  public static DatabaseAddress freshAddress() throws SQLException {
    return create("template " + Server.TEMPLATE);
  }

  /** A new database with no table in it. */
  public static DatabaseAddress emptyAddress() throws SQLException {
    return create("");
  }

  /** One at a time: a template that is being copied cannot be copied again. */
  private static synchronized DatabaseAddress create(String how) throws SQLException {
    String name = "ilwon_test_" + ProcessHandle.current().pid() + "_" + MADE.incrementAndGet();
    administer("create database " + name + " " + how);
    NAMES.add(name);
    return Server.named(name);
  }

  private static void administer(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                Server.ADMINISTRATION.url(), SessionSettings.plain(Server.ADMINISTRATION));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Started when first needed. */
  private static final class Server {

    static final String TEMPLATE = "ilwon_template_" + ProcessHandle.current().pid();
    static final DatabaseAddress ADMINISTRATION = start();

    static {
      try {
        administer("create database " + TEMPLATE);
        migrate("public", "db/migration");
        migrate("sandbox_bank", "db/sandbox");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    static DatabaseAddress named(String database) {
      String url = ADMINISTRATION.url().replaceFirst("/[^/?]*(\\?.*)?$", "/" + database + "$1");
      return new DatabaseAddress(url, ADMINISTRATION.user(), ADMINISTRATION.password());
    }

    private static void migrate(String schema, String location) throws SQLException {
      if (Server.class.getClassLoader().getResource(location) != null) {
        Migrations.apply(named(TEMPLATE), schema, location);
      }
    }

    private static DatabaseAddress start() {
      String url = System.getenv("TEST_DB_URL");
      if (url != null) {
        Runtime.getRuntime().addShutdownHook(new Thread(Server::drop));
        return new DatabaseAddress(
            url,
            System.getenv().getOrDefault("TEST_DB_USER", "postgres"),
            System.getenv().getOrDefault("TEST_DB_PASSWORD", ""));
      }
      try {
        Path folder = Files.createTempDirectory("ilwon-test");
        lendBinaries(folder);
        EmbeddedPostgres server = EmbeddedPostgres.start(folder, progress -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(server, folder)));
        return server.address();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void discard(EmbeddedPostgres server, Path folder) {
      POOLS.forEach(Database::close);
      try {
        server.discard();
      } catch (IOException e) {
        System.err.println("not stopped: " + folder);
      }
      remove(folder);
    }

    private static void drop() {
      POOLS.forEach(Database::close);
      NAMES.add(TEMPLATE);
      // Each waits for a checkpoint, which they share when they come at once.
      try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
        NAMES.forEach(name -> threads.execute(() -> drop(name)));
      }
    }

    private static void drop(String name) {
      try {
        administer("drop database if exists " + name + " with (force)");
      } catch (SQLException e) {
        System.err.println("left behind: database " + name);
      }
    }
  }

  /**
   * Spares a data folder the two seconds of unpacking, by a link to binaries unpacked by the
   * build's first test. The lock: tests run in two processes, and a data folder is for one.
   */
  public static synchronized void lendBinaries(Path dataFolder) throws IOException {
    Path lock = Path.of("target", "binaries.lock");
    Path home;
    try (FileChannel file = FileChannel.open(lock, CREATE, WRITE);
        FileLock _ = file.lock()) {
      PostgresFolder unpacked = PostgresFolder.in(Path.of("target", "binaries"));
      home = PostgresBinaries.unpacked(unpacked, () -> {}).home();
    }
    Path link = PostgresFolder.in(dataFolder).at(home.getFileName().toString());
    Files.createSymbolicLink(link, home);
  }

  /** Removes a folder a test has made; again if something in it vanished or came meanwhile. */
  public static void remove(Path tree) {
    for (int tries = 0; Files.exists(tree) && tries < 5; tries++) {
      try (Stream<Path> entries = Files.walk(tree)) {
        for (Path entry : (Iterable<Path>) entries.sorted(Comparator.reverseOrder())::iterator) {
          Files.deleteIfExists(entry);
        }
      } catch (IOException | UncheckedIOException e) {
        System.err.println("not yet removed: " + tree);
      }
    }
  }
}
