package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.rail.kftc.StubRequest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database's disk is full under load: its log cannot grow, it ends and cannot start again.
 * Nothing is sent until there is space; then everything goes on by itself.
 */
class DiskFullTest {
  private static final int MEGABYTES = 160;

  /** Submissions that are open before the disk is full, and want their won meanwhile. */
  private static final int WAITING = 24;

  /** The default; a siege's own is as short as the wait for a connection. */
  private static final Duration ANSWER = Duration.ofSeconds(8);

  /** Half a second is promised; the rest is the way there and back on a busy machine. */
  private static final Duration ANSWERED = ANSWER.plusMillis(500 + 250);

  /** The last intents from before may still leave so long. */
  private static final Duration LAST_BYTE = Duration.ofSeconds(2);

  private static final Duration FULL = Duration.ofSeconds(6);
  private static final String AWAY = "db_processing_error";

  @Test
  void nothingIsSentWhileTheDiskIsFullAndAllGoesOnOnceThereIsSpace(@TempDir Path folder)
      throws Exception {
    Assumptions.assumeTrue(SmallDisk.available(), "this machine lets nobody mount a small disk");
    DatabaseProcess database = new DatabaseProcess(folder.resolve("disk"), MEGABYTES);
    Map<String, String> settings = Map.of("ILWON_ANSWER_MS", Long.toString(ANSWER.toMillis()));
    try (Siege siege = Siege.laid(folder, 2, 7, database.address(), database, settings)) {
      List<Long> pids = siege.nodes.stream().map(ServeNode::pid).toList();
      Caller caller = siege.caller();
      Crowd crowd = new Crowd(caller, siege.bank, siege.nodes.size());
      crowd.gather(12, 7);
      await("load", () -> heard(siege, Instant.EPOCH, Instant.MAX, "approved") >= 10);
      List<String> open = new ArrayList<>();
      for (int i = 0; i < WAITING; i++) {
        open.add(caller.open(i % 2));
      }

      database.disk.fill();
      await("the database's end", () -> ends(siege));
      Instant down = siege.history.now();
      rest(LAST_BYTE);
      assertEquals(Collections.nCopies(WAITING, AWAY), deposits(caller, open));
      rest(FULL);
      assertTrue(ends(siege), "the database is away as long as the disk is full");
      Instant space = siege.history.now();
      database.disk.empty();
      await("calls after", () -> heard(siege, space, Instant.MAX, "approved") >= 10);
      assertEquals(Collections.nCopies(WAITING, "success"), deposits(caller, open));
      Duration back = Duration.between(space, firstApproved(siege, space));

      crowd.disperse();
      Duration settled = siege.settled();
      Evidence e = siege.evidence();
      List<Heard> meanwhile = within(e.calls, down, space);
      long longest = e.calls.stream().mapToLong(DiskFullTest::millis).max().orElseThrow();
      System.out.printf(
          "disk full: %d calls meanwhile, longest answer %d ms, serving again %d ms after space,"
              + " settled after %d ms%n",
          meanwhile.size(), longest, back.toMillis(), settled.toMillis());
      assertEquals(List.of(), Checker.check(e));
      assertEquals(List.of(), List.copyOf(caller.strange));
      assertEquals(List.of(), sends(e, down.plus(LAST_BYTE), space));
      assertEquals(List.of(), slow(e.calls));
      assertEquals(pids, siege.nodes.stream().map(ServeNode::pid).toList(), "no restart");
    }
  }

  /** Whether nobody is let in any more; until then its log is given a new file to grow into. */
  private static boolean ends(Siege siege) {
    try (Connection connection = siege.enter();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_switch_wal()");
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  /** Each asks for its won at once with the others. */
  private static List<String> deposits(Caller caller, List<String> submissions)
      throws InterruptedException {
    List<String> words = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < submissions.size(); i++) {
      int number = i;
      String account = "0990%04d9000".formatted(i);
      threads.add(
          Thread.ofVirtual()
              .start(() ->
                  words.add(caller.deposit(number % 2, submissions.get(number), "004", account))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return words;
  }

  private static List<Heard> slow(List<Heard> calls) {
    return calls.stream().filter(call -> millis(call) > ANSWERED.toMillis()).toList();
  }

  private static long millis(Heard call) {
    return Duration.between(call.from(), call.to()).toMillis();
  }

  private static List<Heard> within(List<Heard> calls, Instant from, Instant to) {
    return calls.stream().filter(c -> !c.from().isBefore(from) && c.to().isBefore(to)).toList();
  }

  private static long heard(Siege siege, Instant from, Instant to, String word) {
    return within(siege.history.calls(), from, to).stream()
        .filter(call -> call.word().equals(word))
        .count();
  }

  private static Instant firstApproved(Siege siege, Instant from) {
    return within(siege.history.calls(), from, Instant.MAX).stream()
        .filter(call -> call.word().equals("approved"))
        .findFirst()
        .orElseThrow()
        .to();
  }

  private static List<StubRequest> sends(Evidence e, Instant from, Instant to) {
    return e.sends.stream().filter(s -> s.at().isAfter(from) && s.at().isBefore(to)).toList();
  }

  private static void await(String what, java.util.function.BooleanSupplier done) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < until, () -> "no " + what);
      rest(Duration.ofMillis(50));
    }
  }

  private static void rest(Duration rest) {
    LockSupport.parkNanos(rest.toNanos());
  }
}
