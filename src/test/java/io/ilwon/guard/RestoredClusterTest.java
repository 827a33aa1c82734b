package io.ilwon.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.Storm;
import io.ilwon.db.TestCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clusters, restored, killed, promoted and replaced (invariant I28). */
class RestoredClusterTest {
  @TempDir Path folder;
  @TempDir Path first;
  @TempDir Path second;

  @Test
  void aBackupPutBackIsHeldAndAKilledServerIsNot() throws Exception {
    try (TestCluster cluster = TestCluster.in(first)) {
      GuardedNode node = GuardedNode.start(folder, cluster.start());
      node.awaitBeats(2);
      node.kill();
      cluster.stop();
      TestCluster backup = cluster.copy(second);

      node = GuardedNode.start(folder, cluster.start());
      assertTrue(node.sends(), "a plain restart");
      cluster.stopAtOnce();
      node.kill();
      node = GuardedNode.start(folder, cluster.start());
      assertTrue(node.sends(), "a killed server");
      node.awaitBeats(1);
      node.kill();
      cluster.stop();

      cluster.restore(backup);
      try (GuardedNode restored = GuardedNode.start(folder, cluster.start())) {
        assertEquals("went_back", restored.why());
        restored.accept();
        restored.awaitSends();
      }
    }
  }

  @Test
  void aBackupPutBackUnderARunningNodeIsHeld() throws Exception {
    try (TestCluster cluster = TestCluster.in(first)) {
      GuardedNode maker = GuardedNode.start(folder, cluster.start());
      maker.kill();
      cluster.stop();
      TestCluster backup = cluster.copy(second);
      try (GuardedNode node = GuardedNode.start(folder, cluster.start())) {
        cluster.stopAtOnce();
        cluster.restore(backup);
        DatabaseAddress again = cluster.start();
        assertEquals(node.database.address(), again, "the copy has the same port");
        node.awaitHeld();
        assertEquals("went_back", node.why());
      }
    }
  }

  @Test
  void whatIsCommittedAfterAFailoverIsHeldBeforeItIsSent() throws Exception {
    try (TestCluster primary = TestCluster.in(first);
        TestCluster standby = TestCluster.in(second)) {
      DatabaseAddress one = primary.start();
      standby.follow(one);
      DatabaseAddress two = standby.start();
      DatabaseAddress both = both(two, one);
      try (GuardedNode node = GuardedNode.start(folder, both)) {
        assertTrue(node.sends());
        node.run("create table intent (at timestamptz)");
        caughtUp(standby);
        primary.stopAtOnce();
        standby.promote();
        Storm.until("an intent on the new primary", () -> stored(node));
        assertFalse(node.sends(), "looked at before its first use");
        assertEquals("timeline", node.why());
        node.awaitHeld();
        node.accept();
        node.awaitSends();
        assertEquals("00000002", node.text("select timeline from cluster"));
      }
      try (GuardedNode next = GuardedNode.start(folder, both)) {
        assertTrue(next.sends(), "accepted is accepted");
      }
    }
  }

  @Test
  void anotherClusterIsHeld() throws Exception {
    try (TestCluster cluster = TestCluster.in(first);
        TestCluster another = TestCluster.another(second)) {
      GuardedNode.start(folder, cluster.start()).close();
      try (GuardedNode empty = GuardedNode.start(folder, another.start())) {
        assertEquals("went_back", empty.why());
        empty.accept();
        empty.awaitSends();
        // As a dump brings it along.
        empty.run("update cluster set system_id = '12345'");
        empty.awaitHeld();
        assertEquals("system", empty.why());
      }
    }
  }

  private static boolean stored(GuardedNode node) throws IOException {
    try {
      node.run("insert into intent values (now())");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void caughtUp(TestCluster standby) {
    Storm.until(
        "the standby has it",
        () -> {
          try {
            standby.execute("select 1 / (select count(*) from intent where false) + 1");
            return true;
          } catch (SQLException e) {
            return "22012".equals(e.getSQLState());
          }
        });
  }

  /** The standby stands first, so that a pool that takes any server takes the wrong one. */
  private static DatabaseAddress both(DatabaseAddress first, DatabaseAddress second) {
    String host = "127.0.0.1:" + second.url().replaceFirst(".*:(\\d+)/.*", "$1");
    String url =
        first.url().replaceFirst("(:\\d+)/", "$1," + host + "/") + "?targetServerType=primary";
    return new DatabaseAddress(url, first.user(), first.password());
  }
}
