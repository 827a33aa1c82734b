package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.project.ProjectLimits;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a further won goes out, and how long a code lives (contract §2.4, decision 4; §3). */
class ResendTest {
  private static final String NUMBER = "11066660001999";
  private static final String OTHER = "11066660002999";
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final DepositAnswer PROCESSING =
      new DepositAnswer.Retry(RetryReason.PROCESSING, 0);

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aHundredCallsInTheGapSendNothingAndAfterItOne(int nodes) throws SQLException {
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(nodes);
      SubmissionId id = desk.opened();
      assertEquals(SUCCESS, desk.deposit(id, NUMBER));
      assertEquals(Set.of(SUCCESS), storm(desks, id, NUMBER));
      assertEquals(Set.of(PROCESSING), storm(desks, id, OTHER));
      assertEquals(1, desk.lines(NUMBER));

      String first = desk.codes(NUMBER).getFirst();
      desk.clock.forward(Duration.ofSeconds(31));
      Set<DepositAnswer> after = new HashSet<>(storm(desks, id, NUMBER));
      assertTrue(after.remove(SUCCESS), "nobody heard success");
      assertTrue(after.isEmpty() || after.equals(Set.of(PROCESSING)), after::toString);
      assertEquals(2, desk.lines(NUMBER));
      String second = desk.codes(NUMBER).getFirst();
      if (!first.equals(second)) {
        assertEquals(
            new GuessAnswer.CodeWrong(1), desk.guess(id, first), "a code outlived its heir");
      }
      assertEquals(0, desk.lines(OTHER));
    }
  }

  @Test
  void aSubmissionSendsFiveWonAndRefusedOnesAreNotAmongThem() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      for (int won = 1; won <= 5; won++) {
        DepositAnswer refused = new DepositAnswer.Retry(RetryReason.CANNOT_RECEIVE, won);
        if (won <= 3) {
          assertEquals(refused, desk.deposit(id, "11066660000002"));
        }
        assertEquals(SUCCESS, desk.deposit(id, NUMBER));
        assertEquals(won, desk.lines(NUMBER));
        desk.clock.forward(Duration.ofSeconds(31));
      }
      Set<DepositAnswer> sixth = storm(List.of(desk), id, OTHER);
      assertEquals(Set.of(new DepositAnswer.LimitReached()), sixth);
      assertEquals(
          "5|8|3", desk.text("select concat_ws('|', won, attempts, failures) from submission"));
      assertEquals(5, desk.lines(NUMBER));
      assertEquals(0, desk.lines(OTHER));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 59, 61", "5, 299, 301", "15, 898, 901"})
  void aCodeLivesAsLongAsTheProjectSays(int minutes, int alive, int dead) throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.project =
          Desk.project(l ->
              new ProjectLimits(
                  Duration.ofMinutes(minutes),
                  l.guesses(),
                  l.resendGap(),
                  l.sends(),
                  l.dailyWon()));
      SubmissionId id = desk.opened();
      assertEquals(SUCCESS, desk.deposit(id, NUMBER));
      String code = desk.codes(NUMBER).getFirst();
      desk.clock.forward(Duration.ofSeconds(alive).minusMillis(500));
      assertEquals(new GuessAnswer.CodeWrong(1), desk.guess(id, Desk.not(code)));
      desk.clock.forward(Duration.ofSeconds(dead - alive).plusMillis(500));
      assertEquals(new GuessAnswer.CodeExpired(1), desk.guess(id, code));
      assertEquals(new GuessAnswer.CodeExpired(1), desk.guess(id, code));
      assertEquals(SUCCESS, desk.deposit(id, NUMBER));
      assertEquals(new GuessAnswer.Approved(1), desk.guess(id, desk.codes(NUMBER).getFirst()));
    }
  }

  private static Set<DepositAnswer> storm(List<Desk> desks, SubmissionId id, String number) {
    return Set.copyOf(
        new HashSet<>(Storm.of(100, i -> desks.get(i % desks.size()).deposit(id, number))));
  }
}
