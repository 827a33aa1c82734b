package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.db.Storm;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.RetryReason;
import io.ilwon.submission.SubmissionId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node leaves <i>sending</i> when it vanishes is settled by another (invariant I10). */
class LostSenderTest {
  private static final String NUMBER = "11015150001999";
  private static final DepositAnswer PROCESSING =
      new DepositAnswer.Retry(RetryReason.PROCESSING, 0);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whenItsLeaseIsOverAnotherNodeAsks(boolean booked) throws Exception {
    try (Desk desk = Desk.open();
        Asleep sender = new Asleep(desk, booked);
        Desk other = desk.beside(Desk.Setup.USUAL)) {
      other.inquirer.start();
      desk.clock.forward(Duration.ofSeconds(25));
      assertEquals(PROCESSING, other.deposit(sender.id, NUMBER));
      assertEquals("sending", desk.text("select state from transfer"));
      desk.clock.forward(Duration.ofSeconds(6));
      assertSettled(desk, booked);
      // The sender wakes and tells what it knows: nothing changes, nobody is counted twice.
      sender.wake();
      assertSettled(desk, booked);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRestartTakesOverAtOnceWhatTheFormerStartLeft(boolean booked) throws Exception {
    try (Desk desk = Desk.open();
        Asleep sender = new Asleep(desk, booked);
        Desk next = desk.beside(Desk.Setup.USUAL)) {
      assertEquals(0, next.inquirer.takeOver(next.node));
      assertEquals(1, next.inquirer.takeOver(desk.node));
      assertEquals("unknown", desk.text("select state from transfer"));
      assertEquals(0, next.inquirer.takeOver(desk.node));
      assertEquals(PROCESSING, next.deposit(sender.id, NUMBER));
      // No record is final once the send deadline has passed, and not before.
      next.inquirer.start();
      desk.clock.forward(Duration.ofSeconds(5));
      assertSettled(desk, booked);
      sender.wake();
      assertSettled(desk, booked);
    }
  }

  /**
   * Stopped between its commit and its first byte, it wakes when others have settled the transfer.
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoSleepsPastTheDeadlineSendsNothing(boolean settledMeanwhile) throws Exception {
    try (Desk desk = Desk.open();
        Desk other = desk.beside(Desk.Setup.USUAL)) {
      CountDownLatch asleep = new CountDownLatch(1);
      CountDownLatch there = new CountDownLatch(1);
      desk.rail.onSend =
          (order, bank) -> {
            there.countDown();
            await(asleep);
            Storm.until("the deadline has passed", () -> !order.window().open());
            return bank.send(order);
          };
      SubmissionId id = desk.opened();
      var told = Storm.aside(() -> desk.deposit(id, NUMBER));
      await(there);
      if (settledMeanwhile) {
        other.inquirer.start();
        desk.clock.forward(Duration.ofSeconds(31));
        assertSettled(desk, false);
      }
      asleep.countDown();
      told.get();
      String end = settledMeanwhile ? "refused|1|0|0" : "refused|0|0|0";
      assertEquals(
          end,
          desk.text(
              "select concat_ws('|', state, failures, won, places)"
                  + " from transfer, submission, account"));
      assertEquals(0, desk.lines(NUMBER));
    }
  }

  @Test
  void theSendersOwnWordSettlesWhatItsLostLeaseMadeUnknown() throws Exception {
    try (Desk desk = Desk.open();
        Asleep sender = new Asleep(desk, true);
        Desk other = desk.beside(Desk.Setup.USUAL)) {
      assertEquals(1, other.inquirer.takeOver(desk.node));
      sender.wake();
      assertEquals("sent", desk.text("select state from transfer"));
      assertEquals("answer", desk.text("select proof from transfer"));
      assertEquals(1, desk.lines(NUMBER));
    }
  }

  @Test
  void manyLeftBehindAreAllTakenOver() throws Exception {
    try (Desk desk = Desk.open(Desk.Setup.USUAL.answer(Duration.ofMillis(300)))) {
      CountDownLatch asleep = new CountDownLatch(1);
      desk.rail.onSend =
          (order, bank) -> {
            await(asleep);
            return new TransferOutcome.Refused(Refusal.HELD_BACK, "deadline");
          };
      var ids = desk.opened(100);
      Storm.of(100, i -> desk.deposit(ids.get(i), "1101515%03d1999".formatted(i)));
      Desk next = desk.beside(Desk.Setup.USUAL);
      assertEquals(100, next.inquirer.takeOver(desk.node));
      desk.clock.forward(Duration.ofSeconds(5));
      next.inquirer.start();
      Storm.until(
          "settled",
          () -> desk.count("select count(*) from transfer where state = 'refused'") == 100);
      assertEquals(0, desk.count("select sum(places) from account"));
      assertEquals(100, desk.count("select count(*) from submission where failures = 1"));
      asleep.countDown();
    }
  }

  private static void assertSettled(Desk desk, boolean booked) throws Exception {
    String end = booked ? "sent|0|1|1" : "refused|1|0|0";
    String now =
        "select concat_ws('|', state, failures, won, places) from transfer, submission, account";
    Storm.until(end, () -> desk.text(now).equals(end));
    assertEquals(booked ? 1 : 0, desk.lines(NUMBER));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A node that stops in the middle of its send, before or after the bank has booked. */
  private static final class Asleep implements AutoCloseable {
    final SubmissionId id;
    private final Desk desk;
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch awake = new CountDownLatch(1);

    Asleep(Desk desk, boolean booked) {
      this.desk = desk;
      CountDownLatch there = new CountDownLatch(1);
      desk.rail.onSend =
          (order, bank) -> {
            TransferOutcome outcome =
                booked
                    ? bank.send(order)
                    : new TransferOutcome.Refused(Refusal.HELD_BACK, "deadline");
            there.countDown();
            await(asleep);
            return outcome;
          };
      this.id = desk.opened();
      Thread.ofVirtual()
          .start(() -> {
            DepositAnswer told = desk.deposit(id, NUMBER);
            if (told != null) {
              awake.countDown();
            }
          });
      await(there);
    }

    /** Returns once what the sender knows is stored. */
    void wake() {
      asleep.countDown();
      await(awake);
    }

    @Override
    public void close() {
      asleep.countDown();
      desk.rail.onSend = (order, bank) -> bank.send(order);
    }
  }
}
