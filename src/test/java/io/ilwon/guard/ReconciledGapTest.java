package io.ilwon.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.Trail;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.Storm;
import io.ilwon.db.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a gap was reconciled is looked up, not believed (invariant I28). */
class ReconciledGapTest {
  private static final String GAP = "gap_from - interval '%d s', held_since + interval '%d s'";

  @TempDir Path folder;
  @TempDir Path other;
  private DatabaseAddress address;
  private GuardedNode node;

  @BeforeEach
  void promoted() throws Exception {
    address = TestDatabase.freshAddress();
    node = GuardedNode.start(folder, address);
    node.awaitBeats(2);
    promote("0000000A");
    Storm.until("held", () -> node.number("select count(held_since) from cluster") == 1);
  }

  @AfterEach
  void close() throws Exception {
    node.close();
  }

  private void promote(String from) throws SQLException {
    node.run("update cluster set timeline = '" + from + "'");
  }

  @ParameterizedTest
  @CsvSource({
    // seconds the run began after the hold; before and after the gap; given; for a person; enough
    " 0.000001,  0,  0, true,  0, true",
    " 9,        60, 60, true,  0, true",
    " 0,        60, 60, true,  0, false",
    "-9,        60, 60, true,  0, false",
    " 9,        -1, 60, true,  0, false",
    " 9,        60, -1, true,  0, false",
    " 9,        60, 60, false, 0, false",
    " 9,        60, 60, true,  1, false",
  })
  void onlyARunInTheHoldThatCoversTheGapAndLeavesNothingIsEnough(
      double began, int before, int after, boolean given, int left, boolean enough)
      throws Exception {
    node.run("update cluster set gap_from = held_since - interval '1 hour'");
    run(began, GAP.formatted(before, after), given, left);
    if (enough) {
      assertNull(node.accepted(Statement.RECONCILED, "대사").why());
      node.awaitSends();
      assertEquals("0", node.text("select count(gap_from) + count(held_system) from cluster"));
    } else {
      Gap gap = node.notReconciled();
      assertEquals(left == 1 ? 1L : null, gap.left());
      assertFalse(node.sends());
      assertEquals(0, node.number("select count(*) from audit_entry"));
      assertEquals("t", node.text("select statement is null from cluster"));
      node.accept();
    }
  }

  @Test
  void theNewestRunThatCoversTheGapCounts() throws Exception {
    node.run("update cluster set gap_from = held_since - interval '1 hour'");
    run(1, GAP.formatted(0, 0), true, 0);
    run(2, GAP.formatted(0, 0), true, 3);
    assertEquals(3L, node.notReconciled().left());
    run(3, GAP.formatted(-1, 0), true, 0);
    assertEquals(3L, node.notReconciled().left(), "a part is no gap");
    run(4, GAP.formatted(0, 0), true, 0);
    node.accepted(Statement.RECONCILED, "대사");
  }

  @Test
  void aRunOfUnknownBeginningOrWithoutLinesIsNotEnough() throws Exception {
    run(1, GAP.formatted(0, 0), true, 0);
    node.run("update reconciliation set begun_at = null");
    assertNull(node.notReconciled().left());
    run(1, "null::timestamptz, null::timestamptz", false, 0);
    assertNull(node.notReconciled().left());
  }

  @Test
  void theGapBeginsWithTheLastHeartbeatBeforeTheHoldWhateverBeatsAfterIt() throws Exception {
    String gap = "select gap_from from cluster";
    String began = node.text(gap);
    assertEquals("t", node.text("select gap_from < held_since from cluster"));
    node.awaitBeats(node.number("select max(beat) + 2 from node"));
    assertEquals(began, node.text(gap));
    node.accept();
    node.awaitSends();

    // As a backup of two hours ago, put back under two nodes that live on.
    try (GuardedNode beside = GuardedNode.start(other, address)) {
      Storm.until("both beat", () -> node.number("select min(beat) from node") > 1);
      node.run(
          """
          update node set beat = 0, beat_at = now() - interval '2 hours',
            started_at = now() - interval '3 hours'\
          """);
      beside.awaitHeld();
      node.awaitHeld();
      assertEquals(
          "7200",
          node.text(
              "select round(extract(epoch from held_since - gap_from), -1)::int from cluster"));
    }
  }

  @Test
  void withoutASignOfLifeBeforeTheHoldNoStatementCoversTheGap() throws Exception {
    node.accept();
    node.awaitSends();
    node.run("delete from cluster; delete from node");
    node.awaitHeld();
    run(1, "now() - interval '20 years', now() + interval '1 year'", true, 0);
    Gap gap = node.notReconciled();
    assertNull(gap.from());
    node.accept();
  }

  @Test
  void anotherServerInTheHoldMakesTheGapLonger() throws Exception {
    run(1, GAP.formatted(0, 0), true, 0);
    String began = node.text("select gap_from from cluster");
    String held = node.text("select held_since from cluster");
    node.run("update cluster set held_timeline = '0000000B'");
    Storm.until("held anew", () -> !held.equals(node.text("select held_since from cluster")));
    assertEquals(began, node.text("select gap_from from cluster"));
    assertNull(node.notReconciled().left());
    run(1, GAP.formatted(0, 0), true, 0);
    node.accepted(Statement.RECONCILED, "대사");
  }

  @Test
  void aServerThatNobodyHasLookedAtIsNotTheOneThatWasReconciled() throws Exception {
    run(1, GAP.formatted(0, 0), true, 0);
    node.kill();
    try (var looking = io.ilwon.db.Database.open(address, 1)) {
      Acceptance acceptance =
          new Acceptance(
              looking, io.ilwon.db.DatabaseClock.SYSTEM, new Trail(TestKeys.KEYS.audit()));
      looking.with(c -> {
        try (var s = c.createStatement()) {
          return s.execute("update cluster set held_timeline = '0000000B'");
        }
      });
      var answered = acceptance.accept(Statement.RECONCILED, "대사", "홍길동", "김철수");
      assertTrue(
          answered instanceof Acceptance.Answered.NotReconciled(Gap gap) && !gap.sameServer());
    }
  }

  @Test
  void aBackupFromWithinAHoldIsNotCoveredByTheRunInIt() throws Exception {
    run(1, GAP.formatted(0, 0), true, 0);
    node.run("create table backup as select * from cluster");
    String held = node.text("select held_since from cluster");
    node.accepted(Statement.RECONCILED, "대사");
    node.awaitSends();
    node.awaitBeats(node.number("select max(beat) + 1 from node"));
    node.run("delete from cluster; insert into cluster select * from backup");
    Storm.until(
        "held anew",
        () -> {
          String now = node.text("select coalesce(held_since::text, '') from cluster");
          return !now.isEmpty() && !now.equals(held);
        });
    assertFalse(node.sends());
    assertNull(node.notReconciled().left());
  }

  private void run(double began, String covers, boolean given, int left) throws SQLException {
    node.run(
        """
        insert into reconciliation (id, at, source, covers_from, covers_to, given, lines, others,
          agreed, changed, adopted, for_a_person, operator, begun_at)
        select gen_random_uuid(), held_since + interval '1 day', 'file', %s, %s, 0, 0, 0, 0, 0, %d,
          '홍길동', held_since + %s * interval '1 s' from cluster
        """
            .formatted(covers, given, left, String.format("%.6f", began)));
  }
}
