package io.ilwon.group;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Storm;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** A group over a {@link Tally} of its own. */
final class Counting implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Not through the group's pool: what the test itself looks with. */
  final Database database;

  final GroupStore store = new GroupStore(DatabaseClock.SYSTEM);
  final Tally tally;
  final Group<Tally.Add, Integer> group;
  private final List<CountDownLatch> latches = Collections.synchronizedList(new ArrayList<>());

  private Counting(Database database, Database ofTheGroup, String... keys) throws SQLException {
    this.database = database;
    this.tally = Tally.over(database, store, keys);
    this.group = new Group<>("test", ofTheGroup, store, () -> tally, 1);
  }

  static Counting of(String... keys) throws SQLException {
    Database database = TestDatabase.fresh();
    return new Counting(database, database, keys);
  }

  static Counting through(Database way, Database database, String... keys) throws SQLException {
    return new Counting(database, way, keys);
  }

  static String[] keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> "k" + i).toArray(String[]::new);
  }

  Reply<Integer> ask(Tally.Add add) {
    return group.ask(add, PATIENCE);
  }

  /** Asks on a thread of its own, and returns once the command waits in the queue. */
  Future<Reply<Integer>> queued(Tally.Add add) {
    int before = group.waiting();
    Future<Reply<Integer>> reply = Storm.aside(() -> ask(add));
    Storm.until("queued", () -> group.waiting() > before);
    return reply;
  }

  /** Keeps the flusher busy with a command of {@code key} until the latch is let go. */
  CountDownLatch busy(String key) {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    latches.add(go);
    tally.beforeDeciding =
        (connection, commands, patient) -> {
          entered.countDown();
          await(go);
        };
    Future<Reply<Integer>> kept = Storm.aside(() -> ask(new Tally.Add(key, 1)));
    await(entered);
    tally.beforeDeciding = Tally.Watch.NONE;
    if (kept.isDone()) {
      throw new AssertionError("the flusher is not busy");
    }
    return go;
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String text(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        return row.next() ? String.valueOf(row.getString(1)) : "nothing";
      }
    });
  }

  int commits() throws SQLException {
    return Integer.parseInt(text("select count(*) from group_commit where not abandoned"));
  }

  /** Every addition is there once, and the totals agree with them. */
  String totals() throws SQLException {
    return text(
        "select string_agg(key || '=' || total || '/' || (select coalesce(sum(amount), 0)"
            + " from addition a where a.key = t.key), ' ' order by key) from tally t");
  }

  static List<Class<?>> kinds(List<Reply<Integer>> replies) {
    return replies.stream().<Class<?>>map(Object::getClass).distinct().toList();
  }

  static List<Integer> answers(List<Future<Reply<Integer>>> replies) throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (Future<Reply<Integer>> reply : replies) {
      answers.add(answer(reply.get()));
    }
    return answers;
  }

  static int answer(Reply<Integer> reply) {
    return reply instanceof Reply.Stored<Integer> stored ? stored.answer() : Integer.MIN_VALUE;
  }

  static List<Integer> list(Integer... numbers) {
    return Arrays.asList(numbers);
  }

  @Override
  public void close() {
    latches.forEach(CountDownLatch::countDown);
    group.close();
    database.close();
  }
}
