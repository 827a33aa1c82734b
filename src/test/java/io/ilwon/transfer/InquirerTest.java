package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.submission.Desk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Asking about what is unknown: by one node at a time, not too many at once, to the end. */
class InquirerTest {
  @Test
  void twoNodesAskAboutATransferOnce() throws Exception {
    try (Desk desk = Desk.open()) {
      AtomicInteger asked = new AtomicInteger();
      var desks = desk.nodes(2);
      desks.forEach(d ->
          d.rail.onInquire =
              (order, bank) -> {
                asked.incrementAndGet();
                return bank.inquire(order);
              });
      var ids = desk.opened(60);
      Storm.of(60, i -> desk.deposit(ids.get(i), "1101616%03d0011".formatted(i)));
      assertEquals(60, desk.count("select count(*) from transfer where state = 'unknown'"));
      desk.clock.forward(Duration.ofSeconds(2));
      desks.forEach(d -> d.inquirer.start());
      Storm.until(
          "settled", () -> desk.count("select count(*) from transfer where state = 'sent'") == 60);
      assertEquals(60, asked.get());
      assertEquals(60, desk.count("select count(*) from submission where stage = 'awaiting_code'"));
    }
  }

  @Test
  void aBankThatComesBackIsAskedByThirtyTwoAtMost() throws Exception {
    try (Desk desk = Desk.open()) {
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      CountDownLatch hanging = new CountDownLatch(1);
      desk.rail.onInquire =
          (order, bank) -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            await(hanging);
            inside.decrementAndGet();
            return bank.inquire(order);
          };
      var ids = desk.opened(80);
      Storm.of(80, i -> desk.deposit(ids.get(i), "1101616%03d0011".formatted(i)));
      desk.clock.forward(Duration.ofSeconds(2));
      desk.inquirer.start();
      Storm.until("all slots", () -> inside.get() == 32);
      hanging.countDown();
      Storm.until(
          "settled", () -> desk.count("select count(*) from transfer where state = 'sent'") == 80);
      assertEquals(32, most.get());
    }
  }

  /** The sleeper's answer, when it comes, is still the bank's word and changes nothing twice. */
  @Test
  void whatANodeSleepsOverAnotherAsksOnceTheInquirysLeaseIsOver() throws Exception {
    try (Desk desk = Desk.open()) {
      Desk other = desk.beside(Desk.Setup.USUAL);
      CountDownLatch asleep = new CountDownLatch(1);
      CountDownLatch hanging = new CountDownLatch(1);
      AtomicInteger asked = new AtomicInteger();
      for (Desk d : List.of(desk, other)) {
        d.rail.onInquire =
            (order, bank) -> {
              if (asked.incrementAndGet() == 1) {
                asleep.countDown();
                await(hanging);
              }
              return bank.inquire(order);
            };
      }
      desk.deposit(desk.opened(), "11016160000011");
      desk.clock.forward(Duration.ofSeconds(2));
      desk.inquirer.start();
      await(asleep);
      desk.clock.forward(Duration.ofSeconds(25));
      other.inquirer.start();
      long later = System.nanoTime() + Duration.ofMillis(600).toNanos();
      Storm.until("some looks later", () -> System.nanoTime() > later);
      assertEquals(1, asked.get(), "the inquiry is the sleeper's yet");
      desk.clock.forward(Duration.ofSeconds(6));
      String now = "select concat_ws('|', state, inquiries, version) from transfer, submission";
      Storm.until("settled", () -> desk.text(now).startsWith("sent"));
      String settled = desk.text(now);
      hanging.countDown();
      desk.inquirer.close();
      assertEquals(settled, desk.text(now));
      assertEquals(2, asked.get());
    }
  }

  @Test
  void closingWaitsForTheInquiriesUnderWay() throws Exception {
    try (Desk desk = Desk.open()) {
      CountDownLatch inside = new CountDownLatch(1);
      CountDownLatch hanging = new CountDownLatch(1);
      desk.rail.onInquire =
          (order, bank) -> {
            inside.countDown();
            await(hanging);
            return bank.inquire(order);
          };
      desk.deposit(desk.opened(), "11016160000011");
      desk.clock.forward(Duration.ofSeconds(2));
      desk.inquirer.start();
      await(inside);
      AtomicInteger closed = new AtomicInteger();
      Future<Boolean> closing =
          Storm.aside(() -> {
            closed.incrementAndGet();
            desk.inquirer.close();
            return true;
          });
      Storm.until("closing", () -> closed.get() == 1);
      long later = System.nanoTime() + Duration.ofMillis(300).toNanos();
      Storm.until("some time later", () -> System.nanoTime() > later);
      assertFalse(closing.isDone(), "an inquiry is under way");
      hanging.countDown();
      assertTrue(closing.get());
      assertEquals("sent", desk.text("select state from transfer"));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
