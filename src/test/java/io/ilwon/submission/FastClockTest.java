package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.bank.BankDay;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ten a day of an account while the database's clock runs ahead and comes back (I3). */
class FastClockTest {
  private static final String NUMBER = "11099990001999";
  private static final Instant NOON = Instant.parse("2026-03-02T03:00:00Z");

  /** Won before the jump, its hours, won after it, and won that still go when the clock is back. */
  @ParameterizedTest
  @CsvSource({"10, 24, 0, 0", "10, 48, 3, 0", "4, 24, 3, 3", "4, 48, 3, 3", "9, 24, 1, 0"})
  void theDaysTenHoldWhenTheClockComesBack(int before, int hours, int ahead, int left)
      throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.clock.set(NOON);
      send(desk, before);
      desk.clock.forward(Duration.ofHours(hours));
      send(desk, ahead);
      desk.clock.set(NOON.plusSeconds(600));
      send(desk, left);
      assertEquals(new DepositAnswer.LimitReached(), desk.deposit(desk.opened(), NUMBER));
      assertEquals(
          before + ahead + left, desk.count("select count(*) from transfer where state = 'sent'"));
    }
  }

  @Test
  void whatIsRefusedWhileTheClockIsBackFreesItsPlace() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.clock.set(NOON);
      send(desk, 5);
      desk.clock.forward(Duration.ofDays(1));
      send(desk, 4);
      desk.clock.set(NOON.plusSeconds(600));
      desk.rail.onSend = (order, bank) -> new TransferOutcome.Refused(Refusal.UNCLASSIFIED, "E9");
      for (int i = 0; i < 3; i++) {
        assertEquals(
            new DepositAnswer.Retry(RetryReason.REFUSED, 1), desk.deposit(desk.opened(), NUMBER));
      }
      desk.rail.onSend = (order, bank) -> bank.send(order);
      send(desk, 1);
      assertEquals(new DepositAnswer.LimitReached(), desk.deposit(desk.opened(), NUMBER));
      assertEquals(
          BankDay.of(NOON).next() + "|5|" + BankDay.of(NOON) + "|5",
          desk.text("select concat_ws('|', day, places, former_day, former_places) from account"));
    }
  }

  @Test
  void theNextDayBeginsAnewForItself() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.clock.set(NOON);
      send(desk, 10);
      desk.clock.forward(Duration.ofDays(1));
      send(desk, 10);
      assertEquals(new DepositAnswer.LimitReached(), desk.deposit(desk.opened(), NUMBER));
    }
  }

  private static void send(Desk desk, int times) {
    for (int i = 0; i < times; i++) {
      assertEquals(new DepositAnswer.Success(), desk.deposit(desk.opened(), NUMBER));
    }
  }
}
