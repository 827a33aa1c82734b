package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.project.ProjectLimits;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However many guesses come at once, three are evaluated a code (invariant I6). */
class GuessStormTest {
  private static final String NUMBER = "11044440001999";

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 3", "1, 5", "2, 5"})
  void twoHundredGuessesAtOnceWithTheRightOneAmongThem(int nodes, int perSubmission)
      throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.project = Desk.project(l -> guesses(l, perSubmission));
      List<Desk> desks = desk.nodes(nodes);
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Success(), desk.deposit(id, NUMBER));
      int right = Integer.parseInt(desk.codes(NUMBER).getFirst());
      List<GuessAnswer> answers =
          Storm.of(
              200, i -> desks.get(i % nodes).guess(id, "%03d".formatted((right + 900 + i) % 1000)));
      long wrong = answers.stream().filter(GuessStormTest::wasWrong).count();
      long approved = answers.stream().filter(a -> a instanceof GuessAnswer.Approved).count();
      assertTrue(wrong + approved <= 3, answers::toString);
      assertTrue(approved <= 1, answers::toString);
      assertTrue(approved == 1 || wrong == 3, answers::toString);
      answers.stream()
          .filter(a -> !wasWrong(a) && !(a instanceof GuessAnswer.Approved))
          .forEach(a -> assertTrue(isNoEvaluation(a), a::toString));
      assertCounters(desk, wrong);
      String stage = approved == 1 ? "approved" : perSubmission == 3 ? "rejected" : "awaiting_code";
      assertEquals(stage, desk.text("select stage from submission"));
      assertEquals(
          approved, desk.count("select count(*) from account_guess where right_at is not null"));
      // A code is accepted at most once.
      GuessAnswer again = desk.guess(id, "%03d".formatted(right));
      assertTrue(isNoEvaluation(again), again::toString);
      assertCounters(desk, wrong);
    }
  }

  private static void assertCounters(Desk desk, long wrong) throws SQLException {
    assertEquals(wrong, desk.count("select wrong_guesses from submission"));
    assertEquals(wrong, desk.count("select cardinality(wrong_at) from submission"));
    assertEquals(wrong, desk.count("select code_wrong from transfer"));
    assertEquals(wrong, desk.count("select cardinality(wrong_at) from account_guess"));
  }

  private static boolean wasWrong(GuessAnswer a) {
    return a instanceof GuessAnswer.CodeWrong || a instanceof GuessAnswer.GuessesSpent;
  }

  private static boolean isNoEvaluation(GuessAnswer a) {
    return a instanceof DepositAnswer.NotUsable || a instanceof GuessAnswer.CodeVoid;
  }

  static ProjectLimits guesses(ProjectLimits l, int guesses) {
    return new ProjectLimits(l.codeLife(), guesses, l.resendGap(), l.sends(), l.dailyWon());
  }
}
