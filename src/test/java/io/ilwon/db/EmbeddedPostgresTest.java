package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {

  private static final List<Progress> AGAIN = List.of(Progress.STARTING);
  private static final String PLANTED = "11022223333";

  /** Holds a cluster that was made and stopped once, to be copied: making one takes seconds. */
  @TempDir private static Path made;

  @TempDir private Path folder;

  private final List<Progress> told = new ArrayList<>();

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

  @Test
  void storedRowsAndPortSurviveACleanStop() throws Exception {
    String url;
    try (EmbeddedPostgres first = start()) {
      assertEquals(AGAIN, told);
      execute(first, "create table note as select 'kept' as body");
      url = first.address().url();
    }
    assertTrue(Postmaster.runningOn(cluster().resolve("data")).isEmpty());
    try (EmbeddedPostgres second = start()) {
      assertEquals(AGAIN, told);
      assertEquals("kept", text(second, "select body from note"));
      assertEquals(url, second.address().url());
    }
  }

  @Test
  void theServerIsDurableAndChecked() throws Exception {
    try (EmbeddedPostgres server = start()) {
      for (String setting :
          List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
        assertEquals("on", text(server, "show " + setting), setting);
      }
      assertEquals("C.UTF-8", text(server, "select datlocale from pg_database limit 1"));
    }
  }

  @Test
  void aServerWhoseOwnerWasKilledIsAdopted() throws Exception {
    EmbeddedPostgresOwner.startAndKill(folder);
    Postmaster orphan = Postmaster.runningOn(cluster().resolve("data")).orElseThrow();
    try (EmbeddedPostgres server = start()) {
      assertEquals(List.of(Progress.ADOPTED), told);
      assertEquals("1", text(server, "select 1"));
      assertEquals(orphan, Postmaster.runningOn(cluster().resolve("data")).orElseThrow());
    }
    assertTrue(orphan.hasEnded());
  }

  @Test
  void anOrphanThatIsNotDurableIsStoppedAndOneWithFsyncOffNeverServes() throws Exception {
    EmbeddedPostgresOwner.startAndKill(folder);
    try (EmbeddedPostgres adopted = start()) {
      execute(adopted, "alter system set fsync = off");
      execute(adopted, "select pg_reload_conf()");
      awaitSetting(adopted, "fsync", "off");
      told.clear();
      PostgresUnusable e = assertThrows(PostgresUnusable.class, this::start);
      assertTrue(e.toString().contains("fsync"), e.toString());
      assertEquals(List.of(Progress.STOPPING_FORMER, Progress.STARTING), told);
    }
    assertTrue(Postmaster.runningOn(cluster().resolve("data")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync = off", "synchronous_commit = off", "full_page_writes = off"})
  void settingsThatLoseDataAreRefused(String line) throws Exception {
    Path settings = cluster().resolve("data").resolve("postgresql.auto.conf");
    Files.writeString(settings, line + "\n", StandardOpenOption.APPEND);
    assertThrows(PostgresUnusable.class, this::start);
    assertTrue(Postmaster.runningOn(cluster().resolve("data")).isEmpty());
  }

  @Test
  void aServerKilledHardRecovers() throws Exception {
    EmbeddedPostgres first = start();
    execute(first, "create table note as select 'kept' as body");
    Postmaster postmaster = Postmaster.runningOn(cluster().resolve("data")).orElseThrow();
    ProcessHandle process = ProcessHandle.of(postmaster.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    assertTrue(Files.exists(cluster().resolve("data").resolve("postmaster.pid")));
    try (EmbeddedPostgres second = start()) {
      assertEquals(AGAIN, told);
      assertEquals("kept", text(second, "select body from note"));
    }
  }

  @Test
  void aProcessIdThatIsAnotherProgramsTodayStopsNothing() throws Exception {
    Path data = cluster().resolve("data");
    String stale = ProcessHandle.current().pid() + "\n" + data + "\n1700000000\n5432\n";
    Files.writeString(data.resolve("postmaster.pid"), stale);
    try (EmbeddedPostgres server = start()) {
      assertEquals(AGAIN, told);
      assertEquals("1", text(server, "select 1"));
    }
  }

  @Test
  void aTakenPortIsReplaced() throws Exception {
    int port = Integer.parseInt(Files.readString(cluster().resolve("port")));
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocket taken = new ServerSocket(port, 1, here);
        EmbeddedPostgres server = start()) {
      assertFalse(server.address().url().contains(":" + taken.getLocalPort() + "/"));
      assertEquals("1", text(server, "select 1"));
    }
  }

  @Test
  void anInterruptedFirstStartIsCleanedAwayAndRepeated() throws Exception {
    TestDatabase.remove(cluster());
    long dead = new ProcessBuilder("true").start().onExit().join().pid();
    Path root = folder.resolve("postgres");
    Path mine = root.resolve("cluster.new-" + ProcessHandle.current().pid());
    Path former = root.resolve("cluster.new-" + dead);
    Path living =
        root.resolve("cluster.new-" + ProcessHandle.current().parent().orElseThrow().pid());
    for (Path unfinished : List.of(mine, former, living)) {
      Files.createDirectories(unfinished.resolve("data").resolve("base"));
      Files.writeString(unfinished.resolve("data").resolve("PG_VERSION"), "");
    }
    try (EmbeddedPostgres server = start()) {
      assertEquals(List.of(Progress.INITIALISING, Progress.STARTING), told);
      assertEquals("1", text(server, "select 1"));
    }
    assertFalse(Files.exists(mine));
    assertFalse(Files.exists(former));
    assertTrue(Files.exists(living), "another process may still be at work there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "cluster/password"})
  void whatOthersMayReadIsRefused(String path) throws Exception {
    Path open = folder.resolve("postgres").resolve(path);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-x---"));
    PostgresUnusable e = assertThrows(PostgresUnusable.class, this::start);
    assertTrue(e.toString().contains("chmod"), e.toString());
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void dataOfAnotherMajorVersionIsRefused() throws Exception {
    Files.writeString(cluster().resolve("data").resolve("PG_VERSION"), "17\n");
    PostgresUnusable e = assertThrows(PostgresUnusable.class, this::start);
    assertTrue(e.toString().contains("PostgreSQL 17"), e.toString());
  }

  @Test
  void neitherPasswordNorValuesLeaveThePasswordFile() throws Exception {
    try (EmbeddedPostgres server = start()) {
      String password = server.address().password();
      assertTrue(password.length() >= 43);
      assertFalse(server.address().toString().contains(password));
      provokeErrors(server);
      Postmaster postmaster = Postmaster.runningOn(cluster().resolve("data")).orElseThrow();
      Path process = Path.of("/proc", Long.toString(postmaster.pid()));
      for (Path readable :
          List.of(
              folder.resolve("postgres/server.log"),
              folder.resolve("postgres/pg_ctl.log"),
              folder.resolve("postgres/initdb.log"),
              cluster().resolve("data/postgresql.conf"),
              process.resolve("cmdline"),
              process.resolve("environ"))) {
        String content = Files.exists(readable) ? Files.readString(readable) : "";
        assertFalse(content.contains(password), readable.toString());
        assertFalse(content.contains(PLANTED), readable.toString());
        assertFalse(content.contains("HOME="), readable.toString());
      }
      assertThrows(
          SQLException.class,
          () -> DriverManager.getConnection(server.address().url(), "ilwon", "guess").close());
    }
  }

  @Test
  void theServersLogIsCutWhenItIsLong() throws Exception {
    Path log = folder.resolve("postgres").resolve("server.log");
    Files.write(log, new byte[(int) PostgresLog.LIMIT + 1]);
    start().close();
    assertTrue(Files.size(log) < PostgresLog.LIMIT / 2);
    assertEquals(PostgresLog.LIMIT + 1, Files.size(log.resolveSibling("server.log.1")));
  }

  @Test
  void theServerHasASessionOfItsOwn() throws Exception {
    try (EmbeddedPostgres server = start()) {
      assertEquals("1", text(server, "select 1"));
      long pid = Postmaster.runningOn(cluster().resolve("data")).orElseThrow().pid();
      assertEquals(pid, session(pid));
      assertNotEquals(session(ProcessHandle.current().pid()), session(pid));
    }
  }

  /** The sixth field of Linux's process status; elsewhere nothing is compared. */
  private static long session(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.exists(status)) {
      return pid;
    }
    String text = Files.readString(status);
    return Long.parseLong(text.substring(text.lastIndexOf(')') + 2).split(" ", -1)[3]);
  }

  private EmbeddedPostgres start() {
    told.clear();
    return EmbeddedPostgres.start(folder, told::add);
  }

  private Path cluster() {
    return folder.resolve("postgres").resolve("cluster");
  }

  private static void provokeErrors(EmbeddedPostgres server) throws SQLException {
    execute(server, "create table note (body text primary key)");
    execute(server, "insert into note values ('" + PLANTED + "')");
    for (String failing :
        List.of(
            "insert into note values ('" + PLANTED + "')",
            "select '" + PLANTED + "x'::int",
            "select " + PLANTED + " / 0")) {
      assertThrows(SQLException.class, () -> execute(server, failing));
    }
  }

  private static void awaitSetting(EmbeddedPostgres server, String setting, String value)
      throws SQLException {
    for (int tries = 0; tries < 100; tries++) {
      if (text(server, "show " + setting).equals(value)) {
        return;
      }
    }
    throw new AssertionError(setting + " did not become " + value);
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(EmbeddedPostgres server, String sql) throws SQLException {
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
