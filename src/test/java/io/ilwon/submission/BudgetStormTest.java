package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.project.ProjectLimits;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Won a day, of one project and of all, to the last one (invariant I21). */
class BudgetStormTest {
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final DepositAnswer SPENT = new DepositAnswer.Retry(RetryReason.NOT_POSSIBLE, 0);

  @ParameterizedTest
  @CsvSource({"37, 0", "0, 41", "50, 45", "45, 50"})
  void twoHundredCallersSpendItToTheLastWon(int daily, int total) throws SQLException {
    long expected = daily == 0 ? total : total == 0 ? daily : Math.min(daily, total);
    try (Desk desk = Desk.open(Desk.Setup.USUAL.totalWon(total))) {
      desk.project = Desk.project(l -> daily(l, daily));
      assertEquals(Map.of(SUCCESS, expected, SPENT, 200 - expected), storm(desk, List.of(desk)));
      assertEquals(expected, sent(desk));
      assertEquals(expected, desk.count("select sum(places) from account"));

      desk.clock.forward(Duration.ofDays(1));
      assertEquals(Map.of(SUCCESS, expected, SPENT, 200 - expected), storm(desk, List.of(desk)));
      assertEquals(expected * 2, sent(desk));
    }
  }

  @Test
  void twoNodesNeverSpendMore() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.project = Desk.project(l -> daily(l, 60));
      List<Desk> desks = desk.nodes(2);
      long spent = storm(desk, desks).getOrDefault(SUCCESS, 0L);
      // What one node has set aside for itself the other does not see: at most an eighth each time.
      assertTrue(spent <= 60 && spent >= 45, "won spent: " + spent);
      assertEquals(spent, sent(desk));
      storm(desk, desks);
      assertEquals(60, sent(desk), "what a node set aside is spent in the end");
    }
  }

  @Test
  void whatTheBankRefusesIsGivenBack() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.project = Desk.project(l -> daily(l, 30));
      AtomicInteger handedIn = new AtomicInteger();
      desk.rail.onSend =
          (order, bank) ->
              handedIn.incrementAndGet() <= 40
                  ? new TransferOutcome.Refused(Refusal.NOT_REQUESTED, "connection refused")
                  : bank.send(order);
      for (int round = 0; round < 3; round++) {
        storm(desk, List.of(desk));
      }
      assertEquals(70, handedIn.get());
      assertEquals(30, sent(desk));
      assertEquals(40, desk.count("select count(*) from transfer where state = 'refused'"));
    }
  }

  @Test
  void aWonSetAsideBeforeMidnightBuysNothingAfterIt() throws SQLException {
    Instant midnight = Instant.parse("2027-03-03T15:00:00Z");
    try (Desk desk = Desk.open()) {
      desk.project = Desk.project(l -> daily(l, 25));
      desk.clock.set(midnight.minusSeconds(5));
      assertEquals(Map.of(SUCCESS, 25L, SPENT, 175L), storm(desk, List.of(desk)));
      desk.clock.set(midnight.plusMillis(1));
      assertEquals(Map.of(SUCCESS, 25L, SPENT, 175L), storm(desk, List.of(desk)));
      assertEquals(
          "2027-03-03 25, 2027-03-04 25",
          desk.text(
              "select string_agg(d, ', ' order by d) from (select bank_day || ' ' || count(*) as d"
                  + " from transfer group by bank_day) days"));
    }
  }

  /** Two hundred submissions of as many accounts. */
  private static Map<DepositAnswer, Long> storm(Desk desk, List<Desk> desks) {
    List<SubmissionId> ids = desk.opened(200);
    List<DepositAnswer> answers =
        Storm.of(
            200,
            i -> desks.get(i % desks.size()).deposit(ids.get(i), "1107777%03d1999".formatted(i)));
    return answers.stream().collect(Collectors.groupingBy(a -> a, Collectors.counting()));
  }

  private static long sent(Desk desk) throws SQLException {
    return desk.count("select count(*) from transfer where state = 'sent'");
  }

  private static ProjectLimits daily(ProjectLimits l, long won) {
    return new ProjectLimits(l.codeLife(), l.guesses(), l.resendGap(), l.sends(), won);
  }
}
