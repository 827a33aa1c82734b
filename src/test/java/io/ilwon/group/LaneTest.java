package io.ilwon.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Storm;
import io.ilwon.db.TestDatabase;
import io.ilwon.group.Tally.Add;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two groups under way at once, and who may go with the second. */
class LaneTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int COMPANY = Lane.COMPANY;

  private final AtomicInteger under = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicBoolean shared = new AtomicBoolean();
  private final Set<String> keysUnderWay = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean keyTwice = new AtomicBoolean();
  private final CountDownLatch go = new CountDownLatch(1);
  private volatile boolean waits = true;

  /** A tally of a flusher's own, which tells when two threads use it at once. */
  private Work<Add, Integer> own(Tally tally) {
    AtomicBoolean inUse = new AtomicBoolean();
    return new Work<>() {
      @Override
      public Object key(Add command) {
        return tally.key(command);
      }

      @Override
      public Round<Integer> decide(Connection connection, List<Add> commands, boolean patient)
          throws SQLException {
        shared.compareAndSet(false, !inUse.compareAndSet(false, true));
        most.accumulateAndGet(under.incrementAndGet(), Math::max);
        List<String> keys = commands.stream().map(Add::key).distinct().toList();
        keys.forEach(key -> keyTwice.compareAndSet(false, !keysUnderWay.add(key)));
        if (waits) {
          Counting.await(go);
        }
        try {
          return tally.decide(connection, commands, patient);
        } finally {
          keys.forEach(keysUnderWay::remove);
          under.decrementAndGet();
          inUse.set(false);
        }
      }
    };
  }

  private Group<Add, Integer> group(Database database, Tally tally, GroupStore store) {
    return new Group<>("lanes", database, store, () -> own(tally), 2);
  }

  @Test
  void aSecondGroupGoesWithCompanyAlone() throws Exception {
    try (Database database = TestDatabase.fresh()) {
      GroupStore store = new GroupStore(DatabaseClock.SYSTEM);
      Tally tally = Tally.over(database, store, Counting.keys(COMPANY + 1));
      try (Group<Add, Integer> group = group(database, tally, store)) {
        List<Future<Reply<Integer>>> replies = new ArrayList<>();
        replies.add(Storm.aside(() -> group.ask(new Add("k0", 1), PATIENCE)));
        Storm.until("the first is under way", () -> under.get() == 1);
        for (int i = 1; i < COMPANY; i++) {
          String key = "k" + i;
          replies.add(Storm.aside(() -> group.ask(new Add(key, 1), PATIENCE)));
        }
        Storm.until("all but one wait", () -> group.waiting() == COMPANY - 1);
        assertEquals(1, under.get(), "nobody goes before there is company");
        replies.add(Storm.aside(() -> group.ask(new Add("k" + COMPANY, 1), PATIENCE)));
        Storm.until("the second is under way", () -> under.get() == 2);
        go.countDown();
        for (Future<Reply<Integer>> reply : replies) {
          assertEquals(1, Counting.answer(reply.get()));
        }
        assertEquals(List.of(1, COMPANY), tally.sizes.stream().sorted().toList());
      }
    }
  }

  @Test
  void aKeyIsInOneGroupAtATimeAndInOrder() throws Exception {
    try (Database database = TestDatabase.fresh()) {
      GroupStore store = new GroupStore(DatabaseClock.SYSTEM);
      Tally tally = Tally.over(database, store, Counting.keys(3));
      try (Group<Add, Integer> group = group(database, tally, store)) {
        waits = false;
        List<Reply<Integer>> replies =
            Storm.of(400, i -> group.ask(new Add("k" + i % 3, 1), PATIENCE));
        List<Integer> sums = replies.stream().map(Counting::answer).sorted().toList();
        for (int i = 0; i < sums.size(); i++) {
          assertEquals(i / 3 + 1, sums.get(i));
        }
        assertFalse(keyTwice.get(), "a key stood in two groups at once");
        assertFalse(shared.get(), "two threads used one work");
      }
    }
  }

  /** A row that is held makes its command run alone, beside the flushers. */
  @Test
  void whoRunsAloneHasAWorkToItself() throws Exception {
    try (Database database = TestDatabase.fresh()) {
      GroupStore store = new GroupStore(DatabaseClock.SYSTEM);
      Tally tally = Tally.over(database, store, Counting.keys(40));
      waits = false;
      try (Group<Add, Integer> group = group(database, tally, store);
          Connection holder = holding(database, "k0")) {
        Future<Reply<Integer>> held = Storm.aside(() -> group.ask(new Add("k0", 1), PATIENCE));
        for (int round = 0; round < 20; round++) {
          Storm.of(39, i -> group.ask(new Add("k" + (i + 1), 1), PATIENCE));
        }
        holder.rollback();
        assertEquals(1, Counting.answer(held.get()));
        assertFalse(shared.get(), "two threads used one work");
      }
    }
  }

  private static Connection holding(Database database, String key) throws SQLException {
    Connection connection =
        java.sql.DriverManager.getConnection(
            database.address().url(), database.address().user(), database.address().password());
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("select 1 from tally where key = '" + key + "' for update");
    }
    return connection;
  }
}
