package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresCrashTest extends OwnFolder {

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

  @Test
  void aServerKilledHardIsStartedAgainAndRecovers() throws Exception {
    try (EmbeddedPostgres server = start()) {
      execute(server, "create table note as select 'kept' as body");
      killPostmaster();
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!serves(server) && System.nanoTime() < until) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      assertEquals("kept", text(server, "select body from note"));
    }
  }

  @Test
  void aServerKilledTogetherWithItsOwnerRecovers() throws Exception {
    EmbeddedPostgresOwner.startAndKill(folder);
    killPostmaster();
    assertTrue(Files.exists(cluster().resolve("data").resolve("postmaster.pid")));
    try (EmbeddedPostgres second = start()) {
      assertEquals(AGAIN, told);
      assertEquals("1", text(second, "select 1"));
    }
  }

  private void killPostmaster() throws Exception {
    Postmaster postmaster = Postmaster.runningOn(cluster().resolve("data")).orElseThrow();
    ProcessHandle process = ProcessHandle.of(postmaster.pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  private static boolean serves(EmbeddedPostgres server) {
    try {
      return text(server, "select 1").equals("1");
    } catch (SQLException e) {
      return false;
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

  private static void awaitSetting(EmbeddedPostgres server, String setting, String value)
      throws SQLException {
    for (int tries = 0; tries < 100; tries++) {
      if (text(server, "show " + setting).equals(value)) {
        return;
      }
    }
    throw new AssertionError(setting + " did not become " + value);
  }
}
