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
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest extends OwnFolder {

  private static final String PLANTED = "11022223333";

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

  @ParameterizedTest
  @ValueSource(strings = {"fsync = off", "synchronous_commit = off", "full_page_writes = off"})
  void settingsThatLoseDataAreRefused(String line) throws Exception {
    Path settings = cluster().resolve("data").resolve("postgresql.auto.conf");
    Files.writeString(settings, line + "\n", StandardOpenOption.APPEND);
    assertThrows(PostgresUnusable.class, this::start);
    assertTrue(Postmaster.runningOn(cluster().resolve("data")).isEmpty());
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
}
