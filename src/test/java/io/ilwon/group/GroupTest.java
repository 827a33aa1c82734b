package io.ilwon.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.group.Tally.Add;
import io.ilwon.group.Tally.Fault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that come together share one commit, and each hears its own answer once. */
class GroupTest {
  @Test
  void aCommandAloneGoesOutAtOnce() throws SQLException {
    try (Counting counting = Counting.of("a")) {
      for (int i = 1; i <= 3; i++) {
        assertEquals(i, Counting.answer(counting.ask(new Add("a", 1))));
        assertEquals(i, counting.commits());
      }
      assertEquals(List.of(1, 1, 1), List.copyOf(counting.tally.sizes));
    }
  }

  @Test
  void upTo64ShareACommitInTheOrderOfTheirArrival() throws Exception {
    try (Counting counting = Counting.of("a", "b")) {
      CountDownLatch go = counting.busy("b");
      List<Future<Reply<Integer>>> replies = new ArrayList<>();
      List<Integer> expected = new ArrayList<>();
      for (int i = 1; i <= 150; i++) {
        replies.add(counting.queued(new Add("a", 1)));
        expected.add(i);
      }
      go.countDown();
      assertEquals(expected, Counting.answers(replies));
      assertEquals(List.of(1, 64, 64, 22), List.copyOf(counting.tally.sizes));
      assertEquals(4, counting.commits());
      assertEquals("a=150/150 b=1/1", counting.totals());
    }
  }

  @Test
  void whatChangesNothingCommitsNothing() throws SQLException {
    try (Counting counting = Counting.of("a")) {
      assertEquals(-1, Counting.answer(counting.ask(new Add("nobody's", 1))));
      assertEquals(0, counting.commits());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void onlyTheGuiltyOneFails(Fault fault) throws Exception {
    try (Counting counting = Counting.of("a", "b", "c")) {
      CountDownLatch go = counting.busy("c");
      List<Future<Reply<Integer>>> replies = new ArrayList<>();
      replies.add(counting.queued(new Add("a", 1)));
      replies.add(counting.queued(new Add("b", 1, fault)));
      replies.add(counting.queued(new Add("a", 1)));
      replies.add(counting.queued(new Add("b", 5)));
      go.countDown();
      assertEquals(
          Counting.list(1, Integer.MIN_VALUE, 2, 5), Counting.answers(replies), fault.toString());
      assertInstanceOf(Reply.Unavailable.class, replies.get(1).get());
      assertEquals("a=2/2 b=5/5 c=1/1", counting.totals());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void aConflictThatTheServerReportsIsTriedAgain(String state) throws SQLException {
    try (Counting counting = Counting.of("a")) {
      Tally.run(counting.database, "create sequence tries");
      counting.tally.beforeMark =
          """
          do $$ begin if nextval('tries') <= 2 then
            raise exception 'again' using errcode = '%s'; end if; end $$\
          """
              .formatted(state);
      assertEquals(1, Counting.answer(counting.ask(new Add("a", 1))));
      assertEquals(3, counting.tally.sizes.size());
      assertEquals("a=1/1", counting.totals());
    }
  }

  @Test
  void aConflictThatNeverEndsIsBusyAndChangesNothing() throws SQLException {
    try (Counting counting = Counting.of("a")) {
      counting.tally.beforeMark =
          "do $$ begin raise exception 'again' using errcode = '40001'; end $$";
      assertInstanceOf(Reply.Busy.class, counting.ask(new Add("a", 1)));
      assertEquals("a=0/0", counting.totals());
      assertEquals(0, counting.commits());
    }
  }

  @Test
  void aDeadlockBetweenTwoNodesEndsWellForBoth() throws Exception {
    try (Counting one = Counting.of("a", "b");
        Group<Add, Integer> two =
            new Group<>("other", one.database, one.store, () -> one.tally, 1)) {
      AtomicInteger inside = new AtomicInteger();
      // Each holds a row of its own and then wants the other's, as no work of ours may.
      one.tally.beforeCommit =
          (connection, commands, patient) -> {
            String mine = commands.getFirst().key();
            String other = mine.equals("a") ? "b" : "a";
            if (inside.incrementAndGet() <= 2) {
              Storm.until("both inside", () -> inside.get() >= 2);
              try (var statement = connection.createStatement()) {
                statement.execute("set local deadlock_timeout = '100ms'");
                statement.execute("set local lock_timeout = '10s'");
                statement.execute("select 1 from tally where key = '" + other + "' for update");
              }
            }
          };
      List<Reply<Integer>> replies =
          Storm.of(
              2,
              i -> i == 0 ? one.ask(new Add("a", 1)) : two.ask(new Add("b", 1), Counting.PATIENCE));
      assertEquals(List.of(1, 1), replies.stream().map(Counting::answer).toList());
      assertEquals("a=1/1 b=1/1", one.totals());
    }
  }

  @ParameterizedTest
  @CsvSource({"a, a", "a, b"})
  void theQueueIsBounded(String first, String others) throws Exception {
    try (Counting counting = Counting.of("a", "b")) {
      CountDownLatch go = counting.busy(first);
      List<Future<Reply<Integer>>> waiting = new ArrayList<>();
      for (int i = 0; i < Group.WAITING; i++) {
        waiting.add(Storm.aside(() -> counting.group.ask(new Add(others, 1), Counting.PATIENCE)));
      }
      Storm.until("full", () -> counting.group.waiting() == Group.WAITING);
      long before = System.nanoTime();
      assertInstanceOf(Reply.Busy.class, counting.ask(new Add(others, 1)));
      assertTrue(System.nanoTime() - before < 1_000_000_000L, "at once");
      go.countDown();
      for (Future<Reply<Integer>> reply : waiting) {
        assertInstanceOf(Reply.Stored.class, reply.get());
      }
      String sum = String.valueOf(Group.WAITING + 1);
      assertEquals(sum, counting.text("select sum(total) from tally"));
      assertEquals(sum, counting.text("select sum(amount) from addition"));
    }
  }

  @Test
  void aCallerThatLeavesBeforeItsTurnIsBusyAndItsCommandNeverRuns() throws Exception {
    try (Counting counting = Counting.of("a", "b")) {
      CountDownLatch go = counting.busy("b");
      List<Reply<Integer>> left =
          Storm.of(20, i -> counting.group.ask(new Add("a", 1), Duration.ofMillis(50)));
      assertEquals(List.of(Reply.Busy.class), Counting.kinds(left));
      Future<Reply<Integer>> stays = counting.queued(new Add("a", 7));
      go.countDown();
      assertEquals(7, Counting.answer(stays.get()));
      assertEquals("a=7/7 b=1/1", counting.totals());
    }
  }

  @Test
  void aCallerThatLeavesAfterItsTurnBeganKnowsNothing() throws Exception {
    try (Counting counting = Counting.of("a")) {
      CountDownLatch go = new CountDownLatch(1);
      counting.tally.beforeCommit = (connection, commands, patient) -> Counting.await(go);
      assertInstanceOf(
          Reply.Undecided.class, counting.group.ask(new Add("a", 1), Duration.ofMillis(300)));
      go.countDown();
      Storm.until("done", () -> counting.commits() == 1);
      assertEquals("a=1/1", counting.totals());
    }
  }

  @Test
  void closingFinishesWhatWaitsAndTakesNothingNew() throws Exception {
    Counting counting = Counting.of("a", "b");
    CountDownLatch go = counting.busy("b");
    List<Future<Reply<Integer>>> replies = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      replies.add(counting.queued(new Add("a", 1)));
    }
    Future<Boolean> closed =
        Storm.aside(() -> {
          counting.group.close();
          return true;
        });
    Storm.until(
        "closed",
        () -> counting.group.ask(new Add("a", 1), Duration.ofMillis(1)) instanceof Reply.Busy);
    go.countDown();
    assertTrue(closed.get());
    assertEquals(100, Counting.answer(replies.getLast().get()));
    assertInstanceOf(Reply.Busy.class, counting.ask(new Add("a", 1)));
    assertEquals("a=100/100 b=1/1", counting.totals());
    counting.close();
  }
}
