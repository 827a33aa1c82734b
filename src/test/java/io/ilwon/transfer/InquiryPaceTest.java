package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.submission.Desk;
import io.ilwon.submission.Scheduled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast and how long a rail is asked (invariant I10). */
class InquiryPaceTest {
  private static final Duration LEASE = Duration.ofSeconds(30);

  @Test
  void aBankThatComesBackWithHundredsOfUnknownsIsAskedSteadily() throws Exception {
    try (Desk desk = Desk.open()) {
      int many = 240;
      Queue<Long> asked = new ConcurrentLinkedQueue<>();
      desk.rail.onInquire =
          (order, bank) -> {
            asked.add(System.nanoTime());
            return bank.inquire(order);
          };
      var ids = desk.opened(many);
      Storm.of(many, i -> desk.deposit(ids.get(i), "1102626%03d0011".formatted(i)));
      desk.clock.forward(Duration.ofSeconds(5));
      desk.inquirer.start();
      Storm.until(
          "settled",
          () -> desk.count("select count(*) from transfer where state = 'sent'") == many);
      assertEquals(many, asked.size(), "each was asked about once");
      List<Long> at = new ArrayList<>(asked);
      Collections.sort(at);
      int together = Inquirer.PER_SECOND + Inquirer.TOGETHER;
      for (int i = together; i < at.size(); i++) {
        long within = at.get(i) - at.get(i - together);
        assertTrue(within >= TimeUnit.MILLISECONDS.toNanos(950), "one too many in " + within);
      }
      long took = at.getLast() - at.getFirst();
      assertTrue(took < TimeUnit.SECONDS.toNanos(2L * many / Inquirer.PER_SECOND), "and no slower");
    }
  }

  /**
   * The bank has no record, as open banking would be asked; what the schedule has, and how long
   * after the intent the transfer may at most stay unknown.
   */
  @ParameterizedTest
  @CsvSource({"60 120 240 600 600, 600", "1 1, 1", "1200, 1200", "5 5 5, 5"})
  void whatTheBankHasNoRecordOfIsRefusedInTime(String waits, long longest) throws Exception {
    Duration horizon = Duration.ofMinutes(10);
    InquirySchedule schedule = new InquirySchedule(seconds(waits), horizon);
    try (Desk desk = Desk.open(bank -> new Scheduled(bank, schedule))) {
      AtomicInteger asked = new AtomicInteger();
      desk.rail.onSend = (order, bank) -> new TransferOutcome.Unknown("connection reset");
      desk.rail.onInquire =
          (order, bank) -> {
            asked.incrementAndGet();
            return bank.inquire(order);
          };
      desk.deposit(desk.opened(), "11026260001999");
      desk.inquirer.start();
      Duration bound = LEASE.plus(horizon).plusSeconds(longest);
      Duration passed = Duration.ZERO;
      while (passed.compareTo(horizon.plusSeconds(2)) <= 0) {
        assertEquals("unknown", desk.text("select state from transfer"), passed::toString);
        passed = forward(desk, passed, asked);
      }
      while (desk.text("select state from transfer").equals("unknown")) {
        assertTrue(passed.compareTo(bound) <= 0, "I10: still unknown after " + passed);
        passed = forward(desk, passed, asked);
      }
      assertEquals(
          "refused|inquiry|0",
          desk.text("select concat_ws('|', state, proof, places) from transfer, account"));
      assertTrue(asked.get() <= schedule.delays().size() + 1, "asked " + asked);
    }
  }

  /** In steps: what fell due within one is asked about and answered before the next. */
  private static Duration forward(Desk desk, Duration passed, AtomicInteger asked) {
    Duration step = Duration.ofSeconds(20);
    desk.clock.forward(step);
    String due = " and (next_inquiry_at <= " + desk.clock.sql() + " or inquiries < ";
    Storm.until(
        "nothing is due any more",
        () ->
            desk.count("select count(*) from transfer where state = 'unknown'" + due + asked + ")")
                == 0);
    return passed.plus(step);
  }

  private static List<Duration> seconds(String waits) {
    List<Duration> delays = new ArrayList<>();
    for (String wait : waits.split(" ", -1)) {
      delays.add(Duration.ofSeconds(Long.parseLong(wait)));
    }
    return delays;
  }
}
