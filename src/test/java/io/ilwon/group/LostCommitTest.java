package io.ilwon.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Storm;
import io.ilwon.db.TestDatabase;
import io.ilwon.group.CutProxy.Cut;
import io.ilwon.group.Tally.Add;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** COMMIT was sent and its answer never came: answered from what was stored, or run once more. */
class LostCommitTest {
  @ParameterizedTest
  @CsvSource({
    "BEFORE, nowhere, true",
    "AFTER, nowhere, false",
    // The old transaction is still at work when its fate is asked for.
    "WHILE, before mark, true",
    "WHILE, after mark, false",
  })
  void eachCommandRunsExactlyOnce(Cut cut, String slow, boolean again) throws Exception {
    try (Cuttable it = new Cuttable("a", "b", "c")) {
      Counting counting = it.counting;
      String sleep = "select pg_sleep(case when nextval('tries') = 2 then 0.8 else 0 end)";
      Tally.run(it.straight, "create sequence tries");
      // The first commit is the one that kept the flusher busy; the second is the one cut.
      if (slow.equals("before mark")) {
        counting.tally.beforeMark = sleep;
      } else if (slow.equals("after mark")) {
        counting.tally.afterMark = sleep;
      }
      CountDownLatch go = counting.busy("c");
      List<Future<Reply<Integer>>> replies = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        replies.add(counting.queued(new Add(i % 2 == 0 ? "a" : "b", 1)));
      }
      AtomicInteger sent = new AtomicInteger();
      counting.tally.beforeCommit =
          (connection, commands, patient) -> {
            if (commands.size() > 1 && sent.incrementAndGet() == 1) {
              it.proxy.cut(cut);
            }
          };
      go.countDown();
      assertEquals(Counting.list(1, 1, 2, 2, 3, 3, 4, 4, 5, 5), Counting.answers(replies));
      assertEquals("a=5/5 b=5/5 c=1/1", counting.totals());
      assertEquals(again, counting.tally.sizes.size() > 2, "decided again");
      if (!slow.equals("before mark")) {
        // There the old transaction still held the rows, so that they were had one by one.
        assertEquals(2, counting.commits());
      }
      // The group goes on as if nothing had been.
      assertEquals(6, Counting.answer(counting.ask(new Add("a", 1))));
    }
  }

  @Test
  void aConnectionLostBeforeTheCommitIsTriedAgain() throws Exception {
    try (Cuttable it = new Cuttable("a")) {
      AtomicInteger decided = new AtomicInteger();
      it.counting.tally.beforeDeciding =
          (connection, commands, patient) -> {
            if (decided.incrementAndGet() == 1) {
              it.proxy.cut(Cut.BEFORE);
            }
          };
      assertEquals(1, Counting.answer(it.counting.ask(new Add("a", 1))));
      assertEquals("a=1/1", it.counting.totals());
    }
  }

  @Test
  void withoutADatabaseNothingIsDoneAndSoonSaidSo() throws Exception {
    try (Cuttable it = new Cuttable("a")) {
      assertEquals(1, Counting.answer(it.counting.ask(new Add("a", 1))));
      it.proxy.shut();
      long before = System.nanoTime();
      List<Reply<Integer>> replies = Storm.of(60, i -> it.counting.ask(new Add("a", 1)));
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertEquals(List.of(Reply.Unavailable.class), Counting.kinds(replies));
      assertTrue(took.compareTo(Duration.ofSeconds(12)) < 0, took::toString);
      assertEquals("a=1/1", it.counting.totals());
    }
  }

  @Test
  void whenItCannotBeFoundOutNobodyClaimsToKnow() throws Exception {
    try (Cuttable one = new Cuttable("a");
        Cuttable two = new Cuttable("a")) {
      List<Boolean> both =
          Storm.of(
              List.of(
                  () -> cutForGood(one, Cut.BEFORE, "a=0/0"),
                  () -> cutForGood(two, Cut.AFTER, "a=1/1")));
      assertEquals(List.of(true, true), both);
    }
  }

  private static boolean cutForGood(Cuttable it, Cut cut, String totals) throws Exception {
    it.counting.tally.beforeCommit = (connection, commands, patient) -> it.proxy.cutForGood(cut);
    long before = System.nanoTime();
    assertInstanceOf(Reply.Undecided.class, it.counting.ask(new Add("a", 1)));
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.compareTo(Duration.ofSeconds(12)) < 0, took::toString);
    return it.counting.totals().equals(totals);
  }

  @Test
  void aGroupThatIsGivenUpNeverCommits() throws Exception {
    try (Database database = TestDatabase.fresh()) {
      GroupStore store = new GroupStore(DatabaseClock.SYSTEM);
      UUID never = UUID.randomUUID();
      assertFalse(store.committed(database, never));
      // The lost transaction comes along after all, and finds its place taken.
      SQLException late = assertThrows(SQLException.class, () -> mark(database, store, never));
      assertEquals("23505", late.getSQLState());
      assertFalse(store.committed(database, never), "asked twice it says the same");

      UUID stored = UUID.randomUUID();
      mark(database, store, stored);
      assertTrue(store.committed(database, stored));
      assertTrue(store.committed(database, stored));
    }
  }

  private static void mark(Database database, GroupStore store, UUID id) throws SQLException {
    database.inTransaction(connection -> {
      try (var statement = connection.prepareStatement(store.mark)) {
        statement.setObject(1, id);
        return statement.executeUpdate();
      }
    });
  }

  /** A group whose pool goes through a proxy, while the test looks past it. */
  private static final class Cuttable implements AutoCloseable {
    final Database straight = TestDatabase.fresh();
    final CutProxy proxy;
    final Database way;
    final Counting counting;

    Cuttable(String... keys) throws Exception {
      this.proxy = new CutProxy(straight.address());
      // One connection alone, or the cut may hit another that is just being made.
      this.way = Database.open(proxy.address(), 1);
      this.counting = Counting.through(way, straight, keys);
    }

    @Override
    public void close() {
      counting.close();
      proxy.close();
      // A pool whose server is gone takes its time.
      Thread.ofVirtual().start(way::close);
    }
  }
}
