package io.ilwon.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.ShiftedClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.guard.Acceptance.Answered;
import io.ilwon.guard.GuardedNode.Places;
import io.ilwon.transfer.HeldBack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database, and what its rows make a node believe. */
class GuardTest {
  @TempDir Path folder;
  @TempDir Path other;
  private DatabaseAddress address;

  @BeforeEach
  void fresh() throws Exception {
    address = TestDatabase.freshAddress();
  }

  private GuardedNode start(Path where) throws Exception {
    return GuardedNode.start(where, address);
  }

  @Test
  void nothingIsSentBeforeTheStart() {
    assertEquals(
        Optional.of(HeldBack.DATABASE_RESTORED), new Guard(folder).on(new BankCode("004")));
  }

  @Test
  void aNewDatabaseAPlainRestartAndACrashAreOpen() throws Exception {
    GuardedNode first = start(folder);
    assertTrue(first.sends());
    first.awaitBeats(2);
    first.close();
    try (GuardedNode second = start(folder)) {
      assertTrue(second.sends());
      second.kill();
    }
    try (GuardedNode third = start(folder)) {
      assertTrue(third.sends());
      assertEquals(3, third.number("select count(*) from node"));
    }
  }

  @Test
  void aDatabaseThatForgotHeartbeatsIsHeldOnEveryNodeUntilTwoPeopleAnswer() throws Exception {
    GuardedNode before = start(folder);
    before.awaitBeats(3);
    before.kill();
    try (GuardedNode beside = start(other)) {
      beside.run("update node set beat = 1 where id = '" + before.id + "'");
      assertTrue(beside.sends());
      try (GuardedNode node = start(folder)) {
        assertEquals("went_back", node.why());
        beside.awaitHeld();
        assertThrows(
            IllegalArgumentException.class,
            () -> node.acceptance().accept(Statement.NOTHING_LOST, "reason", "홍길동", " 홍길동"));
        assertFalse(node.sends());
        assertEquals(null, node.accepted(Statement.NOTHING_LOST, "compared").why());
        node.awaitSends();
        beside.awaitSends();
        assertEquals(
            "database accept|all|nothing_lost|compared|홍길동|김철수",
            node.text(
                "select concat_ws('|', action, subject, detail, reason, operator, second)"
                    + " from audit_entry"));
        assertEquals(
            new Answered.NotHeld(),
            node.acceptance().accept(Statement.RECONCILED, "again", "홍길동", "김철수"));
        assertEquals(1, node.number("select count(*) from audit_entry"));
      }
    }
    start(folder).close();
  }

  @Test
  void aRestartDoesNotEndAHold() throws Exception {
    GuardedNode before = start(folder);
    before.run("update cluster set system_id = '1'");
    before.close();
    try (GuardedNode held = start(folder)) {
      assertEquals("system", held.why());
    }
    try (GuardedNode again = start(folder)) {
      assertEquals("system", again.why());
      again.accept();
      again.awaitSends();
    }
    try (GuardedNode after = start(folder)) {
      assertTrue(after.sends());
    }
  }

  @Test
  void aDatabaseRestoredUnderARunningNodeIsNoticed() throws Exception {
    try (GuardedNode node = start(folder)) {
      node.awaitBeats(3);
      node.run("update node set beat = 0");
      node.awaitHeld();
      assertEquals("went_back", node.why());
      node.accept();
      node.awaitSends();
      node.run("delete from node");
      node.awaitHeld();
      node.accept();
      node.awaitSends();
      node.run("delete from cluster");
      node.awaitHeld();
      node.accept();
      node.awaitSends();
    }
  }

  @Test
  void withoutItsDataFolderAnOldHeartbeatIsHeld() throws Exception {
    try (Database keep = Database.open(address, 1)) {
      ShiftedClock clock = ShiftedClock.in(keep);
      GuardedNode.start(folder, address, clock, Places.NONE).kill();
      GuardedNode soon = GuardedNode.start(other, address, clock, Places.NONE);
      assertTrue(soon.sends(), "within a lease");
      soon.kill();
      clock.forward(Duration.ofHours(9));
      Path third = Files.createDirectory(folder.resolve("third"));
      try (GuardedNode late = GuardedNode.start(third, address, clock, Places.NONE)) {
        assertEquals("stale", late.why());
      }
    }
  }

  @Test
  void afterANightTheDataFolderVouches() throws Exception {
    try (Database keep = Database.open(address, 1)) {
      ShiftedClock clock = ShiftedClock.in(keep);
      GuardedNode first = GuardedNode.start(folder, address, clock, Places.NONE);
      first.awaitBeats(1);
      first.kill();
      clock.forward(Duration.ofHours(9));
      try (GuardedNode next = GuardedNode.start(folder, address, clock, Places.after(first))) {
        assertTrue(next.sends());
      }
      clock.forward(Duration.ofHours(9));
      Path third = Files.createDirectory(folder.resolve("third"));
      try (GuardedNode clean = GuardedNode.start(third, address, clock, Places.NONE)) {
        assertTrue(clean.sends(), "all ended cleanly");
      }
    }
  }

  @Test
  void aCopyOfTheFolderThatHoldsTheDatabaseIsHeld() throws Exception {
    GuardedNode first =
        GuardedNode.start(folder, address, DatabaseClock.SYSTEM, new Places(null, "17", null));
    first.close();
    Places moved = new Places(first.id, "18", "17");
    GuardedNode second = GuardedNode.start(folder, address, DatabaseClock.SYSTEM, moved);
    assertTrue(second.sends());
    second.close();
    Places copied = new Places(second.id, "20", "19");
    try (GuardedNode third = GuardedNode.start(folder, address, DatabaseClock.SYSTEM, copied)) {
      assertEquals("copied", third.why());
    }
  }

  @Test
  void aDamagedWitnessVouchesForNothingButStopsNothingElse() throws Exception {
    start(folder).close();
    Files.writeString(folder.resolve("witness"), "nonsense");
    try (GuardedNode next = start(folder)) {
      assertTrue(next.sends());
    }
  }

  @Test
  void whatWasOpenIsAskedAtOnceAndKeepsTheHold() throws Exception {
    try (GuardedNode node = start(folder)) {
      transfer(node, 1, "unknown", "now() + interval '1 hour'", 3);
      transfer(node, 2, "unknown", "null", 9);
      transfer(node, 3, "sending", "null", 0);
      transfer(node, 4, "sent", "null", 1);
      node.run("update cluster set timeline = '0000000A'");
      node.awaitHeld();
      assertEquals("timeline", node.why());
      String due = "select count(*) from transfer where next_inquiry_at <= now()";
      assertEquals(2, node.number(due));
      Acceptance.State shown = node.acceptance().show();
      assertEquals(3, shown.open());
      assertEquals(3, shown.toInquire());
      node.accept();
      assertEquals(Suspicion.TIMELINE, node.acceptance().show().why());
      node.run("update transfer set inquiries = inquiries + 1 where state = 'unknown'");
      assertEquals(1, node.acceptance().show().toInquire());
      node.awaitBeats(node.number("select max(beat) + 3 from node"));
      assertFalse(node.sends());
      node.run(
          "update transfer set state = 'sent', outcome_at = now(), proof = 'answer'"
              + " where state = 'sending'");
      node.awaitSends();
      assertEquals(2, node.number("select generation from cluster"));
    }
  }

  @Test
  void aServerThatChangesAfterTheStatementNeedsAnother() throws Exception {
    try (GuardedNode node = start(folder)) {
      transfer(node, 1, "unknown", "null", 0);
      node.run("update cluster set timeline = '0000000A'");
      node.awaitHeld();
      node.accept();
      node.run("update cluster set timeline = '0000000B'");
      String stated = "select statement is null from cluster";
      io.ilwon.db.Storm.until("a new hold", () -> node.text(stated).equals("t"));
      assertFalse(node.sends());
    }
  }

  private static void transfer(
      GuardedNode node, int number, String state, String next, int inquiries) throws Exception {
    boolean open = !state.equals("sent");
    node.run(
        """
        insert into transfer (id, submission, project, attempt, state, bank_code, account_index,
          rail, rail_id, bank_day, node, intent_at, deadline_at, lease_until, inquiries,
          next_inquiry_at, queued_at, queue_reason, outcome_at, proof)
        values (gen_random_uuid(), 's%1$d', 'p', 1, '%2$s', '004', '\\x%3$s', 'sandbox', 'r%1$d',
          '2026-01-01', gen_random_uuid(), now(), now() + interval '2 s', now() + interval '30 s',
          %4$d, %5$s, %6$s, %7$s)
        """
            .formatted(
                number,
                state,
                "ab".repeat(32),
                inquiries,
                next,
                state.equals("unknown") ? "now(), 'unknown'" : "null, null",
                open ? "null, null" : "now(), 'answer'"));
  }
}
