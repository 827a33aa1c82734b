package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.db.Storm;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What a bank that hangs costs the callers of the others (invariant I24); measures and prints, and
 * asserts nothing but that those were all answered success. Not part of the build: run it by name.
 *
 * <p>Rounds without and with a hanging bank take turns, under the same load: the calls come by the
 * clock, whatever became of those before, and one in three is for the bank that hangs or does not.
 * It is another bank each round, so that no round begins with an open breaker. Inquiries run and
 * hang as well.
 */
class HungBank {
  private static final int ROUNDS = 7;
  private static final int CALLS_A_SECOND = 120;
  private static final Duration ROUND = Duration.ofSeconds(6);
  private static final Duration BANK = Duration.ofMillis(5);
  private static final Duration TIME_OUT = Duration.ofSeconds(2);
  private static final List<BankCode> OTHERS =
      List.of(new BankCode("004"), new BankCode("011"), new BankCode("020"), new BankCode("081"));
  private static final List<BankCode> HANGING =
      BankDirectory.load().all().stream()
          .map(Bank::code)
          .filter(code -> !OTHERS.contains(code))
          .toList();

  private final AtomicInteger numbers = new AtomicInteger();

  @Test
  void theOthersLatencyWithABankHangingAndWithout() throws Exception {
    try (Desk desk = Desk.open()) {
      desk.rail.onInquire = (order, bank) -> hang();
      desk.inquirer.start();
      round(desk, HANGING.getLast(), false);
      round(desk, HANGING.getLast(), true);
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        // Which comes first takes turns too: what a round leaves to do, the next one bears.
        double[] first = round(desk, HANGING.get(i), i % 2 == 1);
        double[] second = round(desk, HANGING.get(i), i % 2 == 0);
        double[] without = i % 2 == 0 ? first : second;
        double[] with = i % 2 == 0 ? second : first;
        ratios.add(with[1] / without[1]);
        System.out.printf(
            "p50 %.1f ms, p99 %.1f ms; with bank %s hanging p50 %.1f ms, p99 %.1f ms: p99 %.2f×%n",
            without[0], without[1], HANGING.get(i), with[0], with[1], ratios.getLast());
      }
      Collections.sort(ratios);
      System.out.printf(
          "%d calls/s, a third for the hanging bank, %d rounds of %d s: p99 of the others"
              + " %.2f× (min %.2f, max %.2f)%n",
          CALLS_A_SECOND,
          ROUNDS,
          ROUND.toSeconds(),
          ratios.get(ROUNDS / 2),
          ratios.getFirst(),
          ratios.getLast());
    }
  }

  private static TransferOutcome hang() {
    LockSupport.parkNanos(TIME_OUT.toNanos());
    return new TransferOutcome.Unknown("no answer");
  }

  /** Median and 99th percentile of the others, in milliseconds. */
  private double[] round(Desk desk, BankCode third, boolean hangs) throws Exception {
    desk.rail.onSend =
        (order, bank) -> {
          if (hangs && order.account().bank().equals(third)) {
            return hang();
          }
          LockSupport.parkNanos(BANK.toNanos());
          return new TransferOutcome.Sent("after 5 ms");
        };
    int calls = Math.toIntExact(CALLS_A_SECOND * ROUND.toSeconds());
    List<SubmissionId> ids = opened(desk, calls);
    List<Future<Long>> others = new ArrayList<>();
    long start = System.nanoTime() + Duration.ofMillis(50).toNanos();
    long gap = ROUND.toNanos() / calls;
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < calls; i++) {
        long due = start + i * gap;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        SubmissionId id = ids.get(i);
        String number = "2%09d1999".formatted(numbers.incrementAndGet());
        if (i % 3 == 0) {
          callers.execute(() -> desk.deposit(id, third, number));
        } else {
          BankCode bank = OTHERS.get(i % OTHERS.size());
          others.add(
              callers.submit(() -> {
                assertEquals(new DepositAnswer.Success(), desk.deposit(id, bank, number));
                return System.nanoTime() - due;
              }));
        }
      }
    }
    long[] took = new long[others.size()];
    for (int i = 0; i < took.length; i++) {
      took[i] = others.get(i).get();
    }
    Arrays.sort(took);
    return new double[] {took[took.length / 2] / 1e6, took[took.length * 99 / 100] / 1e6};
  }

  private static List<SubmissionId> opened(Desk desk, int count) throws SQLException {
    List<SubmissionId> ids = new ArrayList<>();
    while (ids.size() < count) {
      ids.addAll(Storm.of(Math.min(200, count - ids.size()), i -> desk.opened()));
    }
    return ids;
  }
}
