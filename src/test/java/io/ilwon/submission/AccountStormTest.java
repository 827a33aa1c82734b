package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankDay;
import io.ilwon.db.Storm;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.sandbox.Passbook;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten won an account and day, whoever asks, and no place is lost (invariant I3). */
class AccountStormTest {
  private static final String NUMBER = "11033330001999";
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final DepositAnswer LIMIT = new DepositAnswer.LimitReached();

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sixtyAtOnceBookExactlyTen(int nodes) throws SQLException {
    try (Desk desk = Desk.open()) {
      List<DepositAnswer> answers = storm(desk.nodes(nodes), desk.opened(60));
      assertEquals(Map.of(SUCCESS, 10L, LIMIT, 50L), counted(answers));
      assertEquals(10, desk.lines(NUMBER));
      assertEquals(10, desk.count("select places from account"));
      assertEquals(10, desk.count("select count(*) from transfer where state = 'sent'"));
      assertEquals(10, desk.count("select count(*) from transfer"));
      assertEquals(50, desk.count("select count(*) from submission where attempts = 0"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aRefusalGivesItsPlaceToTheNext(int nodes) throws SQLException {
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(nodes);
      AtomicInteger handedIn = new AtomicInteger();
      desks.forEach(d ->
          d.rail.onSend =
              (order, bank) ->
                  handedIn.getAndIncrement() < 25
                      ? new TransferOutcome.Refused(Refusal.RAIL_UNAVAILABLE, "closed")
                      : bank.send(order));
      List<SubmissionId> ids = desk.opened(60);
      List<DepositAnswer> all = new java.util.ArrayList<>();
      for (int round = 0; round < 4; round++) {
        all.addAll(storm(desks, ids));
        assertEquals(
            desk.count("select count(*) from transfer where state = 'sent'"),
            desk.count("select places from account"));
      }
      assertTrue(
          all.contains(new DepositAnswer.Retry(RetryReason.NOT_POSSIBLE, 1)), "none was refused");
      assertEquals(35, handedIn.get());
      assertEquals(25, desk.count("select count(*) from transfer where state = 'refused'"));
      assertEquals(10, desk.lines(NUMBER));
      assertEquals(10, desk.count("select places from account"));
    }
  }

  @Test
  void aTransferOfUnknownOutcomeHoldsItsPlace() throws SQLException {
    String lost = "11033330000006";
    try (Desk desk = Desk.open()) {
      List<SubmissionId> ids = desk.opened(12);
      List<DepositAnswer> answers = Storm.of(12, i -> desk.deposit(ids.get(i), lost));
      assertEquals(
          Map.of(new DepositAnswer.Retry(RetryReason.PROCESSING, 0), 10L, LIMIT, 2L),
          counted(answers));
      assertEquals(10, desk.count("select places from account"));
      // The bank may book them tomorrow: they hold tomorrow's places too.
      desk.clock.forward(Duration.ofHours(23));
      assertEquals(LIMIT, desk.deposit(desk.opened(), lost));
    }
  }

  /**
   * Half of the sends hang over midnight, so that the bank books them on the next day. Whatever the
   * timing: at most ten booked a bank day, and the new day's row holds exactly what was open when
   * it was rolled and what came after.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sixtyAtMidnightInSeoul(int nodes) throws SQLException {
    Instant midnight = Instant.parse("2027-03-03T15:00:00Z");
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(nodes);
      AtomicInteger handedIn = new AtomicInteger();
      desks.forEach(d ->
          d.rail.onSend =
              (order, bank) -> {
                if (handedIn.getAndIncrement() % 2 == 0) {
                  LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
                }
                return bank.send(order);
              });
      desk.clock.set(midnight.minus(Duration.ofMinutes(10)));
      List<SubmissionId> ids = desk.opened(180);
      desk.clock.set(midnight.minusMillis(500));
      for (int wave = 0; wave < 3; wave++) {
        List<DepositAnswer> answers = storm(desks, ids.subList(wave * 60, wave * 60 + 60));
        answers.forEach(a -> assertTrue(a.equals(SUCCESS) || a.equals(LIMIT), a::toString));
      }
      Account account = new Account(Desk.BANK, new AccountNumber(NUMBER));
      Map<BankDay, Long> booked =
          desk.passbook.lines(account).stream()
              .map(Passbook.Line::time)
              .collect(Collectors.groupingBy(BankDay::of, Collectors.counting()));
      BankDay before = BankDay.of(midnight.minusMillis(1));
      assertTrue(booked.getOrDefault(before, 0L) <= 10, booked::toString);
      assertTrue(booked.getOrDefault(before.next(), 0L) <= 10, booked::toString);
      assertEquals(2, booked.size(), booked::toString);
      assertEquals("2027-03-04|10", desk.text("select day || '|' || places from account"));
      long ofTheNewDay =
          desk.count(
              "select count(*) from transfer where bank_day = '2027-03-04' or outcome_at >= '"
                  + midnight
                  + "'");
      assertEquals(10, ofTheNewDay);
      assertEquals(0, desk.count("select count(*) from transfer where state <> 'sent'"));
    }
  }

  private static List<DepositAnswer> storm(List<Desk> desks, List<SubmissionId> ids) {
    return Storm.of(ids.size(), i -> desks.get(i % desks.size()).deposit(ids.get(i), NUMBER));
  }

  private static Map<DepositAnswer, Long> counted(List<DepositAnswer> answers) {
    return answers.stream().collect(Collectors.groupingBy(a -> a, Collectors.counting()));
  }
}
