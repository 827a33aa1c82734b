package io.ilwon.submission;

import io.ilwon.db.Storm;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures and prints, and asserts nothing but that every verification ended well; not part of the
 * build (run it by name). The bank answers at once and keeps no books.
 */
class Throughput {
  private static final Duration WARM = Duration.ofSeconds(8);
  private static final Duration MEASURED = Duration.ofSeconds(6);

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 256})
  void verificationsASecond(int callers) throws SQLException {
    try (Desk desk = Desk.open()) {
      Map<String, String> codes = new ConcurrentHashMap<>();
      desk.rail.onSend =
          (order, bank) -> {
            order
                .descriptor()
                .ifPresent(
                    d -> codes.put(order.account().number().unmasked(), d.code().unmasked()));
            return new TransferOutcome.Sent("at once");
          };
      run(desk, codes, callers, WARM);
      desk.rail.sent.clear();
      long commits = desk.count("select count(*) from group_commit");
      long database = committed(desk);
      Duration ours = ours();
      Duration theirs = theirs();
      long before = System.nanoTime();
      long done = run(desk, codes, callers, MEASURED);
      double seconds = (System.nanoTime() - before) / 1e9;
      commits = desk.count("select count(*) from group_commit") - commits;
      System.out.printf(
          "%d callers: %.0f verifications/s, CPU %d µs, of the database %d µs,"
              + " %.3f group commits each, %.3f by the database%n",
          callers,
          done / seconds,
          ours().minus(ours).toNanos() / 1000 / done,
          theirs().minus(theirs).toNanos() / 1000 / done,
          (double) commits / done,
          (double) (committed(desk) - database) / done);
    }
  }

  private static Duration ours() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Of every process called postgres on this machine that lives; sessions of the pool do. */
  private static Duration theirs() {
    return ProcessHandle.allProcesses()
        .filter(p -> p.info().command().orElse("").endsWith("/postgres"))
        .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static long committed(Desk desk) throws SQLException {
    return desk.count(
        "select xact_commit from pg_stat_database where datname = current_database()");
  }

  private static long run(Desk desk, Map<String, String> codes, int callers, Duration lasting) {
    AtomicLong done = new AtomicLong();
    AtomicInteger number = new AtomicInteger((int) (System.nanoTime() % 50_000_000));
    long end = System.nanoTime() + lasting.toNanos();
    Storm.of(
        callers,
        i -> {
          while (System.nanoTime() < end) {
            String account = "2%09d1999".formatted(number.incrementAndGet());
            SubmissionId id = desk.opened();
            DepositAnswer sent = desk.deposit(id, account);
            GuessAnswer answer = desk.guess(id, codes.getOrDefault(account, "000"));
            if (!(sent instanceof DepositAnswer.Success)
                || !(answer instanceof GuessAnswer.Approved)) {
              throw new AssertionError(sent + " " + answer);
            }
            done.incrementAndGet();
          }
          return true;
        });
    return done.get();
  }
}
