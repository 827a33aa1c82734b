package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller is answered within the answer time, whatever the rail does (invariant I24). */
class AnswerTimeTest {
  private static final String NUMBER = "11014140001999";
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final DepositAnswer PROCESSING =
      new DepositAnswer.Retry(RetryReason.PROCESSING, 0);

  @Test
  void aRailThatHangsIsAnsweredAsProcessingAndHeardLater() throws SQLException {
    try (Desk desk = Desk.open(Desk.Setup.USUAL.answer(PATIENCE))) {
      CountDownLatch hanging = new CountDownLatch(1);
      desk.rail.onSend =
          (order, bank) -> {
            TransferOutcome booked = bank.send(order);
            await(hanging);
            return booked;
          };
      SubmissionId id = desk.opened();
      long before = System.nanoTime();
      assertEquals(PROCESSING, desk.deposit(id, NUMBER));
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(took.compareTo(PATIENCE) >= 0, took::toString);
      assertTrue(took.compareTo(PATIENCE.plusMillis(1_500)) < 0, took::toString);
      assertEquals("sending", desk.text("select state from transfer"));
      assertEquals(PROCESSING, desk.deposit(id, NUMBER));

      hanging.countDown();
      Storm.until("stored", () -> desk.text("select state from transfer").equals("sent"));
      assertEquals("f", desk.text("select heard::text::char from transfer"));
      // The gap is over, and yet: this is the first answer that says so.
      desk.clock.forward(Duration.ofSeconds(31));
      assertEquals(SUCCESS, desk.deposit(id, NUMBER));
      assertEquals(1, desk.rail.sent.size());
      assertEquals(1, desk.lines(NUMBER));
    }
  }

  @Test
  void othersKeepTheirAnswersWhileOneBankHangs() throws SQLException {
    try (Desk desk = Desk.open(Desk.Setup.USUAL.answer(Duration.ofSeconds(2)))) {
      CountDownLatch hanging = new CountDownLatch(1);
      desk.rail.onSend =
          (order, bank) -> {
            if (order.account().number().lastFour().equals("5555")) {
              await(hanging);
            }
            return bank.send(order);
          };
      List<SubmissionId> ids = desk.opened(100);
      List<DepositAnswer> answers =
          Storm.of(
              100,
              i ->
                  desk.deposit(
                      ids.get(i), "1101414%03d%s".formatted(i, i % 2 == 0 ? "5555" : "1999")));
      for (int i = 0; i < 100; i++) {
        assertEquals(i % 2 == 0 ? PROCESSING : SUCCESS, answers.get(i));
      }
      hanging.countDown();
      Storm.until(
          "all stored",
          () -> desk.count("select count(*) from transfer where state = 'sending'") == 0);
      // Those whose window had closed by then were held back, the others sent: none is unknown.
      assertEquals(
          desk.count("select count(*) from sandbox_bank.transfer"),
          desk.count("select count(*) from transfer where state = 'sent'"));
      assertEquals(100, desk.count("select count(*) from transfer where outcome_at is not null"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRailThatThrowsLeavesAnUnknown(boolean booked) throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.rail.onSend =
          (order, bank) -> {
            if (booked) {
              bank.send(order);
            }
            throw new IllegalStateException("a fault of the rail");
          };
      SubmissionId id = desk.opened();
      assertEquals(Set.of(PROCESSING), Set.of(desk.deposit(id, NUMBER)));
      assertEquals("unknown", desk.text("select state from transfer"));
      desk.inquirer.start();
      desk.clock.forward(Duration.ofSeconds(3));
      String end = booked ? "sent 0" : "refused 1";
      Storm.until(
          end,
          () -> desk.text("select state || ' ' || failures from transfer, submission").equals(end));
      assertEquals(booked ? 1 : 0, desk.lines(NUMBER));
    }
  }

  @Test
  void anInquiryThatThrowsIsAskedAgain() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      desk.rail.onInquire =
          (order, bank) -> {
            throw new IllegalStateException("a fault of the rail");
          };
      assertEquals(PROCESSING, desk.deposit(id, "11014140000011"));
      desk.inquirer.start();
      desk.clock.forward(Duration.ofSeconds(2));
      Storm.until("asked", () -> desk.count("select inquiries from transfer") == 1);
      desk.rail.onInquire = (order, bank) -> bank.inquire(order);
      desk.clock.forward(Duration.ofSeconds(3));
      Storm.until("settled", () -> desk.text("select state from transfer").equals("sent"));
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
