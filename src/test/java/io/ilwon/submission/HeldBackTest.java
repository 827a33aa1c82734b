package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.By;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankHours;
import io.ilwon.bank.RegularStop;
import io.ilwon.bank.TimeRange;
import io.ilwon.db.Storm;
import io.ilwon.transfer.BankHoursStore;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.Banks;
import io.ilwon.transfer.CalendarRow;
import io.ilwon.transfer.Closing;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.ProjectStop;
import io.ilwon.transfer.ProjectStopStore;
import io.ilwon.transfer.StopMessage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What an operator holds back: answered as unable, not counted, and nothing is taken for it
 * (contract §2.2, held back).
 */
class HeldBackTest {
  private static final String NUMBER = "11013130001999";
  private static final BankCode OTHER = new BankCode("088");
  private static final By DEED = new By("hong", "the bank asked for it");
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final Banks BANK = new Banks(Optional.of(Desk.BANK));

  private static DepositAnswer unable(int retryCount) {
    return new DepositAnswer.Retry(RetryReason.NOT_POSSIBLE, retryCount);
  }

  private static void until(Desk desk, BankCode bank, Optional<HeldBack> held) {
    Storm.until(held.toString(), () -> desk.operators.on(bank).equals(held));
  }

  @Test
  void aStopIsSeenByEveryNodeWithinASecondAndSoIsItsEnd() throws SQLException {
    try (Desk desk = Desk.open()) {
      List<Desk> nodes = desk.nodes(2);
      BankStopStore stops = new BankStopStore(desk.database, desk.clock, desk.keys);
      for (int round = 0; round < 3; round++) {
        long before = System.nanoTime();
        assertTrue(stops.stop(Banks.ALL, DEED).isPresent());
        nodes.forEach(node -> until(node, OTHER, Optional.of(HeldBack.EMERGENCY_STOP)));
        assertTrue(System.nanoTime() - before < 1_000_000_000L, "seen within a second");
        assertTrue(stops.stop(Banks.ALL, DEED).isEmpty(), "stopped already");
        before = System.nanoTime();
        assertTrue(stops.resume(Banks.ALL, DEED).isPresent());
        nodes.forEach(node -> until(node, OTHER, Optional.empty()));
        assertTrue(System.nanoTime() - before < 1_000_000_000L, "seen within a second");
        assertTrue(stops.resume(Banks.ALL, DEED).isEmpty(), "resumed already");
      }
      assertEquals(
          "bank resume all hong the bank asked for it 3",
          desk.text(
              """
              select concat_ws(' ', action, subject, operator, reason, count(*)) from audit_entry
              group by action, subject, operator, reason order by 1\
              """));
      assertEquals(6, desk.count("select count(*) from audit_entry"));
    }
  }

  @Test
  void aStoppedBankIsAnsweredAndNothingIsTakenOrCounted() throws SQLException {
    try (Desk desk = Desk.open(Desk.Setup.USUAL.totalWon(2))) {
      SubmissionId id = desk.opened();
      assertEquals(
          new DepositAnswer.Retry(RetryReason.NOT_VERIFIED, 1), desk.deposit(id, "11013130000001"));
      BankStopStore stops = new BankStopStore(desk.database, desk.clock, desk.keys);
      stops.stop(BANK, DEED);
      until(desk, Desk.BANK, Optional.of(HeldBack.EMERGENCY_STOP));
      for (int i = 0; i < 10; i++) {
        assertEquals(unable(1), desk.deposit(id, NUMBER));
        assertEquals(unable(1), desk.checkHolder(id, NUMBER));
      }
      assertEquals(1, desk.rail.sent.size());
      assertEquals(1, desk.count("select count(*) from transfer"));
      assertEquals(0, desk.count("select sum(places + checks) from account"));
      assertEquals(SUCCESS, desk.deposit(desk.opened(), OTHER, NUMBER));
      stops.resume(BANK, DEED);
      until(desk, Desk.BANK, Optional.empty());
      // Two won a day: ten held back and one refused have cost none.
      assertEquals(SUCCESS, desk.deposit(id, NUMBER));
      assertEquals(unable(0), desk.deposit(desk.opened(), NUMBER), "the budget is spent now");
    }
  }

  @Test
  void aStoppedProjectSendsNothingAndOthersDo() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      ProjectStopStore stops = new ProjectStopStore(desk.database, desk.clock, desk.keys);
      String ours = desk.project.id().text();
      stops.stop("another", DEED);
      assertTrue(stops.stop(ours, DEED).isPresent());
      assertTrue(stops.stop(ours, DEED).isEmpty(), "stopped already");
      Storm.until("seen", () -> desk.operators.stops(ours));
      assertEquals(unable(0), desk.deposit(id, NUMBER));
      assertEquals(0, desk.count("select count(*) from transfer"));
      assertTrue(stops.resume(ours, DEED).isPresent());
      assertTrue(stops.resume(ours, DEED).isEmpty(), "resumed already");
      Storm.until("seen", () -> !desk.operators.stops(ours));
      assertEquals(SUCCESS, desk.deposit(id, NUMBER), "the other project's stop is not ours");
      assertEquals(List.of("another"), stops.list().stream().map(ProjectStop::project).toList());
      assertEquals(3, desk.count("select count(*) from audit_entry"));
    }
  }

  @Test
  void aMessageStandsWithTheStopAndIsToldOfItsBankAlone() throws SQLException {
    try (Desk desk = Desk.open()) {
      StopMessage message = new StopMessage("국민은행이 점검 중이에요", "The bank is being serviced");
      new BankStopStore(desk.database, desk.clock, desk.keys)
          .stop(BANK, DEED, Optional.of(message));
      until(desk, Desk.BANK, Optional.of(HeldBack.EMERGENCY_STOP));
      assertEquals(Optional.of(message), desk.operators.message(Desk.BANK));
      assertEquals(Optional.empty(), desk.operators.message(OTHER));
    }
  }

  @Test
  void whatComesEarlierInTheContractsOrderIsStillAnswered() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId sent = desk.opened();
      SubmissionId open = desk.opened();
      assertEquals(SUCCESS, desk.deposit(sent, NUMBER));
      desk.deposit(open, "11013130000006");
      new BankStopStore(desk.database, desk.clock, desk.keys).stop(Banks.ALL, DEED);
      until(desk, Desk.BANK, Optional.of(HeldBack.EMERGENCY_STOP));
      assertEquals(SUCCESS, desk.deposit(sent, NUMBER), "the re-send gap");
      assertEquals(new DepositAnswer.Retry(RetryReason.PROCESSING, 0), desk.deposit(open, NUMBER));
      assertEquals(
          new DepositAnswer.Retry(RetryReason.INVALID_BANK_CODE, 1),
          desk.deposit(desk.opened(), new BankCode("999"), NUMBER));
      desk.inquirer.start();
      desk.clock.forward(Duration.ofSeconds(3));
      Storm.until(
          "a stop holds no inquiry back",
          () -> desk.count("select max(inquiries) from transfer") > 0);
    }
  }

  @Test
  void aStopBetweenIntentAndSendIsARefusalBeforeTheFirstByte() throws SQLException {
    AtomicInteger asked = new AtomicInteger();
    Desk.Setup stopped =
        Desk.Setup.USUAL
            .totalWon(1)
            .hold(bank ->
                asked.getAndIncrement() == 1
                    ? Optional.of(HeldBack.DATABASE_RESTORED)
                    : Optional.empty());
    try (Desk desk = Desk.open(stopped)) {
      SubmissionId id = desk.opened();
      assertEquals(unable(0), desk.deposit(id, NUMBER));
      assertEquals(0, desk.rail.sent.size());
      assertEquals(
          "refused HELD_BACK database restored",
          desk.text("select concat_ws(' ', state, refusal, rail_code) from transfer"));
      assertEquals(0, desk.count("select places from account"));
      assertEquals(256, desk.load.free(Desk.BANK));
      assertEquals(SUCCESS, desk.deposit(id, NUMBER), "place and won were given back");
    }
  }

  /** In October 2026 the second Sunday is the 11th. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-10T23:49:30, true",
    "2026-10-10T23:50:30, false",
    "2026-10-11T00:31:00, true",
    "2026-10-11T02:30:00, false",
    "2026-10-18T02:30:00, true",
    "2026-10-12T13:59:30, true",
    "2026-10-12T14:00:30, false",
    "2026-10-12T15:00:30, true"
  })
  void aConfirmedCalendarHoldsBackByTheDatabasesClock(LocalDateTime seoul, boolean open)
      throws SQLException {
    try (Desk desk = Desk.open()) {
      BankHoursStore calendar = new BankHoursStore(desk.database, desk.clock, desk.keys);
      desk.clock.set(at(LocalDateTime.of(2026, 10, 1, 12, 0)));
      List<CalendarRow> rows =
          calendar.confirm(
              Desk.RAIL,
              BANK,
              List.of(
                  new Closing.Hours(TimeRange.parse("00:30-23:50")),
                  new Closing.Stop(RegularStop.parse("2nd Sun 02:00-06:00"))),
              DEED);
      calendar.add(
          Desk.RAIL,
          Banks.ALL,
          new Closing.Window(
              at(LocalDateTime.of(2026, 10, 12, 14, 0)), at(LocalDateTime.of(2026, 10, 12, 15, 0))),
          DEED);
      calendar.confirm(
          "another", BANK, List.of(new Closing.Hours(TimeRange.parse("12:00-12:01"))), DEED);
      assertEquals(2, rows.size());
      desk.clock.set(at(seoul));
      SubmissionId id = desk.opened();
      if (open) {
        Storm.until("open", () -> desk.deposit(id, NUMBER).equals(SUCCESS));
      } else {
        until(desk, Desk.BANK, Optional.of(HeldBack.CALENDAR));
        assertEquals(unable(0), desk.deposit(id, NUMBER));
        assertEquals(unable(0), desk.checkHolder(id, NUMBER));
        assertEquals(0, desk.rail.sent.size());
        for (CalendarRow row : calendar.list()) {
          calendar.remove(row.id(), DEED);
        }
        Storm.until("removed", () -> desk.deposit(id, NUMBER).equals(SUCCESS));
        assertEquals(
            4,
            desk.count("select count(*) from audit_entry where action = 'bank calendar remove'"));
      }
    }
  }

  private static Instant at(LocalDateTime seoul) {
    return seoul.atZone(BankHours.SEOUL).toInstant();
  }

  @Test
  void confirmingAgainReplacesTheRegularRowsAndKeepsWindows() throws SQLException {
    try (Desk desk = Desk.open()) {
      BankHoursStore calendar = new BankHoursStore(desk.database, desk.clock, desk.keys);
      Instant now = calendar.now();
      Closing.Window window = new Closing.Window(now.plusSeconds(60), now.plusSeconds(120));
      Closing first = new Closing.Hours(TimeRange.parse("00:30-23:50"));
      Closing second = new Closing.Stop(RegularStop.parse("last Sat 23:00-01:00"));
      calendar.confirm("kftc", BANK, List.of(first), DEED);
      assertTrue(calendar.add("kftc", BANK, window, DEED).isPresent());
      calendar.confirm("kftc", BANK, List.of(second), DEED);
      assertEquals(
          List.of(second, window), calendar.list().stream().map(CalendarRow::closing).toList());
      Closing.Window over = new Closing.Window(now.minusSeconds(60), now.minusSeconds(1));
      assertTrue(calendar.add("kftc", BANK, over, DEED).isEmpty(), "it is over already");
      assertEquals(3, desk.count("select count(*) from audit_entry"));
    }
  }
}
