package io.ilwon.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.group.Tally.Add;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A row that another session holds never stalls the others, and its own commands keep order. */
class HeldRowsTest {
  @Test
  void aHeldCommandReturnsThreeTimesAtMostAndThenWaitsAlone() throws Exception {
    try (Counting counting = Counting.of("a", "b");
        Holder holder = new Holder(counting, "a")) {
      Future<Reply<Integer>> held = Storm.aside(() -> counting.ask(new Add("a", 1)));
      Storm.until("alone", () -> counting.tally.patientOnes.get() == 1);
      // Three times, or as often as a hundred milliseconds allow.
      int tried = counting.tally.sizes.size();
      assertTrue(tried >= 2 && tried <= Group.RETURNS + 1, "tried " + tried);
      // The others have the flusher for themselves meanwhile.
      for (int i = 1; i <= 20; i++) {
        assertEquals(i, Counting.answer(counting.ask(new Add("b", 1))));
      }
      holder.letGo();
      assertEquals(1, Counting.answer(held.get()));
      assertEquals("a=1/1 b=20/20", counting.totals());
    }
  }

  @Test
  void aRowHeldForLongerThanTheLockTimeoutIsBusy() throws Exception {
    try (Counting counting = Counting.of("a");
        Holder holder = new Holder(counting, "a")) {
      long before = System.nanoTime();
      assertInstanceOf(Reply.Busy.class, counting.ask(new Add("a", 1)));
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(took.compareTo(Duration.ofMillis(900)) > 0, took::toString);
      assertTrue(took.compareTo(Duration.ofSeconds(3)) < 0, took::toString);
      holder.letGo();
      assertEquals(1, Counting.answer(counting.ask(new Add("a", 1))));
      assertEquals("a=1/1", counting.totals());
    }
  }

  @Test
  void aLaterCommandOfTheSameKeyNeverOvertakes() throws Exception {
    try (Counting counting = Counting.of("a", "b");
        Holder holder = new Holder(counting, "a")) {
      CountDownLatch go = counting.busy("b");
      List<Future<Reply<Integer>>> replies = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        replies.add(counting.queued(new Add("a", 1)));
      }
      go.countDown();
      Storm.until("alone", () -> counting.tally.patientOnes.get() == 1);
      // These come while the first waits for its row alone, the last as the row is let go.
      for (int i = 0; i < 30; i++) {
        Future<Reply<Integer>> reply = Storm.aside(() -> counting.ask(new Add("a", 100)));
        replies.add(reply);
      }
      holder.letGo();
      List<Integer> answers = Counting.answers(replies);
      assertEquals(List.of(1, 2, 3, 4, 5), answers.subList(0, 5));
      assertEquals(30, answers.subList(5, 35).stream().filter(a -> a > 100).distinct().count());
      assertEquals("a=3005/3005 b=1/1", counting.totals());
    }
  }

  @Test
  void whatWaitsBehindAHeldRowCountsAsWaiting() throws Exception {
    try (Counting counting = Counting.of("a");
        Holder holder = new Holder(counting, "a")) {
      Future<Reply<Integer>> first = Storm.aside(() -> counting.ask(new Add("a", 1)));
      Storm.until("alone", () -> counting.tally.patientOnes.get() == 1);
      for (int i = 0; i < 50; i++) {
        Thread.ofVirtual().start(() -> counting.ask(new Add("a", 1)));
      }
      Storm.until("waiting", () -> counting.group.waiting() == 50);
      holder.letGo();
      assertEquals(1, Counting.answer(first.get()));
      Storm.until("done", () -> counting.totals().equals("a=51/51"));
      assertEquals(0, counting.group.waiting());
    }
  }

  @Test
  void aCallerWhoseCommandCameBackMayStillLeave() throws Exception {
    try (Counting counting = Counting.of("a", "b");
        Holder holder = new Holder(counting, "a")) {
      CountDownLatch go = counting.busy("b");
      Future<Reply<Integer>> first = counting.queued(new Add("a", 1));
      Future<Reply<Integer>> second =
          Storm.aside(() -> counting.group.ask(new Add("a", 10), Duration.ofMillis(500)));
      Storm.until("queued", () -> counting.group.waiting() == 2);
      go.countDown();
      // It was taken with the first, came back with it and now waits behind it: not yet begun.
      assertInstanceOf(Reply.Busy.class, second.get());
      holder.letGo();
      assertEquals(1, Counting.answer(first.get()));
      assertEquals(2, Counting.answer(counting.ask(new Add("a", 1))));
      assertEquals("a=2/2 b=1/1", counting.totals());
    }
  }

  @Test
  void aLockThatAGroupMustWaitForHurtsOnlyWhoNeedsIt() throws Exception {
    try (Counting counting = Counting.of("a", "b", "c");
        Holder holder = new Holder(counting, "a")) {
      // Like an account's row: taken with a waiting lock by the group itself.
      counting.tally.beforeDeciding =
          (connection, commands, patient) -> {
            if (commands.stream().anyMatch(add -> add.key().equals("a"))) {
              try (var statement = connection.createStatement()) {
                statement.execute("select 1 from tally where key = 'a' for update");
              }
            }
          };
      Tally.Watch usual = counting.tally.beforeDeciding;
      CountDownLatch go = counting.busy("c");
      counting.tally.beforeDeciding = usual;
      Future<Reply<Integer>> guilty = counting.queued(new Add("a", 1));
      Future<Reply<Integer>> innocent = counting.queued(new Add("b", 1));
      go.countDown();
      assertEquals(1, Counting.answer(innocent.get()));
      holder.letGo();
      assertEquals(1, Counting.answer(guilty.get()));
      assertEquals("a=1/1 b=1/1 c=1/1", counting.totals());
    }
  }

  @Test
  void closingWaitsForWhoRunsAlone() throws Exception {
    Counting counting = Counting.of("a");
    try (Holder holder = new Holder(counting, "a")) {
      Future<Reply<Integer>> first = Storm.aside(() -> counting.ask(new Add("a", 1)));
      Storm.until("alone", () -> counting.tally.patientOnes.get() == 1);
      Future<Reply<Integer>> second = Storm.aside(() -> counting.ask(new Add("a", 1)));
      Storm.until("behind", () -> counting.group.waiting() == 1);
      Future<Boolean> closing =
          Storm.aside(() -> {
            counting.group.close();
            return true;
          });
      Storm.until(
          "closed",
          () -> counting.group.ask(new Add("a", 1), Duration.ofMillis(1)) instanceof Reply.Busy);
      holder.letGo();
      assertTrue(closing.get());
      assertEquals(List.of(1, 2), Counting.answers(List.of(first, second)));
    }
    assertEquals("a=2/2", counting.totals());
    counting.close();
  }

  /** Another session that holds a key's row. */
  private static final class Holder implements AutoCloseable {
    private final CountDownLatch go = new CountDownLatch(1);
    private final Future<Boolean> session;

    Holder(Counting counting, String key) {
      CountDownLatch has = new CountDownLatch(1);
      this.session =
          Storm.aside(() ->
              counting.database.inTransaction(connection -> {
                try (var statement = connection.createStatement()) {
                  statement.execute("set local idle_in_transaction_session_timeout = 0");
                  statement.execute("select 1 from tally where key = '" + key + "' for update");
                }
                has.countDown();
                Counting.await(go);
                return true;
              }));
      Counting.await(has);
    }

    void letGo() {
      go.countDown();
      Storm.until("let go", session::isDone);
    }

    @Override
    public void close() {
      letGo();
    }
  }
}
