package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.DescriptorCode;
import io.ilwon.db.Storm;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wrong guesses an account bears, through whatever submissions and nodes (invariant I7). */
class GuessBudgetTest {
  private static final String NUMBER = "11055550001999";
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MOMENT = Duration.ofSeconds(20);

  @Test
  void fiveWrongADayAndTenAMonthOnTwoNodes() throws SQLException {
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(2);
      List<GuessAnswer> first = wrongGuessesOf(6, desks);
      assertEquals(5, first.stream().filter(GuessBudgetTest::evaluated).count(), first::toString);
      Duration wait = locked(first);
      assertTrue(wait.compareTo(DAY) <= 0 && wait.compareTo(DAY.minus(MOMENT)) > 0, wait::toString);

      desk.clock.forward(wait.minus(MOMENT));
      List<GuessAnswer> early = wrongGuessesOf(2, desks);
      assertEquals(0, early.stream().filter(GuessBudgetTest::evaluated).count(), early::toString);

      desk.clock.forward(MOMENT.plusSeconds(1).plus(Duration.ofMinutes(1)));
      List<GuessAnswer> second = wrongGuessesOf(6, desks);
      assertEquals(5, second.stream().filter(GuessBudgetTest::evaluated).count(), second::toString);
      assertEquals(10, desk.count("select cardinality(wrong_at) from account_guess"));

      // Ten a month: the day's budget is free again, the month's is not.
      desk.clock.forward(DAY.plusHours(1));
      List<GuessAnswer> third = wrongGuessesOf(3, desks);
      assertEquals(0, third.stream().filter(GuessBudgetTest::evaluated).count(), third::toString);
      Duration left = locked(third);
      assertTrue(left.compareTo(Duration.ofDays(27)) > 0, left::toString);
      assertTrue(left.compareTo(Duration.ofDays(30).minus(DAY)) < 0, left::toString);

      desk.clock.forward(left.plusSeconds(1));
      assertTrue(evaluated(wrongGuessesOf(1, desks).getFirst()), "a month later it is free");
    }
  }

  @Test
  void aRightEntryBeginsTheDayAnewButNotTheMonth() throws SQLException {
    try (Desk desk = Desk.open()) {
      for (int round = 1; round <= 3; round++) {
        SubmissionId id = sent(desk);
        String code = desk.codes(NUMBER).getFirst();
        for (int wrong = 1; wrong <= 2; wrong++) {
          assertEquals(new GuessAnswer.CodeWrong(wrong), desk.guess(id, Desk.not(code)));
        }
        assertEquals(new GuessAnswer.Approved(2), desk.guess(id, code));
      }
      assertEquals(6, desk.count("select cardinality(wrong_at) from account_guess"));
      for (int wrong = 7; wrong <= 10; wrong++) {
        SubmissionId id = sent(desk);
        String code = desk.codes(NUMBER).getFirst();
        assertEquals(new GuessAnswer.CodeWrong(1), desk.guess(id, Desk.not(code)));
      }
      desk.clock.forward(DAY);
      SubmissionId id = sent(desk);
      String code = desk.codes(NUMBER).getFirst();
      GuessAnswer answer = desk.guess(id, code);
      assertInstanceOf(GuessAnswer.Locked.class, answer, "the right code too is not looked at");
      assertEquals(
          "awaiting_code",
          desk.text("select stage from submission where id = '" + id.text() + "'"));
    }
  }

  /**
   * Fifty submissions of each of three projects hold a living code for one account, and every one
   * of them types a wrong one at each of three nodes, all at once.
   */
  @Test
  void threeProjectsAtThreeNodesTogetherHaveFiveWrongGuesses() throws SQLException {
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(3);
      for (int i = 0; i < desks.size(); i++) {
        desks.get(i).project = named("p-" + i, desk.project);
      }
      List<SubmissionId> ids = new ArrayList<>();
      List<String> wrong = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        if (i % 10 == 0) {
          // The day's ten won are not what is tried here: so many codes shall live at once.
          desk.text("update account set places = 0 returning 1");
          Resealed.all(desk.database, desk.keys);
        }
        ids.add(sent(desks.get(i % 3)));
        wrong.add(Desk.not(desk.codes(NUMBER).getFirst()));
      }
      List<GuessAnswer> answers =
          Storm.of(
              450,
              i -> {
                int submission = i % 150;
                Desk node = desks.get(i / 150);
                return node.submissions.guess(
                    desks.get(submission % 3).project,
                    ids.get(submission),
                    Desk.PERSON,
                    DescriptorCode.typed(wrong.get(submission)).orElseThrow(),
                    GuessPass.FREE);
              });
      assertEquals(
          5, answers.stream().filter(GuessBudgetTest::evaluated).count(), answers::toString);
      assertEquals(445, answers.stream().filter(a -> a instanceof GuessAnswer.Locked).count());
      assertEquals(5, desk.count("select cardinality(wrong_at) from account_guess"));
    }
  }

  private static Project named(String id, Project like) {
    return new Project(
        new ProjectId(id),
        like.name(),
        like.brand(),
        like.accountOccupancy(),
        like.koreanIdsOnly(),
        like.ipList(),
        like.limits(),
        like.returnUrls(),
        like.frameAncestors());
  }

  /** New submissions for the account, then one wrong guess each and a second one, all at once. */
  private static List<GuessAnswer> wrongGuessesOf(int submissions, List<Desk> desks)
      throws SQLException {
    Desk desk = desks.getFirst();
    List<SubmissionId> ids = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < submissions; i++) {
      SubmissionId id = sent(desk);
      wrong.add(Desk.not(desk.codes(NUMBER).getFirst()));
      ids.add(id);
    }
    return Storm.of(
        submissions * 2, i -> desks.get(i % desks.size()).guess(ids.get(i / 2), wrong.get(i / 2)));
  }

  private static SubmissionId sent(Desk desk) {
    SubmissionId id = desk.opened();
    DepositAnswer answer = desk.deposit(id, NUMBER);
    if (answer instanceof DepositAnswer.LimitReached) {
      throw new AssertionError("the test itself used up the day's ten won");
    }
    assertEquals(new DepositAnswer.Success(), answer);
    return id;
  }

  private static boolean evaluated(GuessAnswer a) {
    return a instanceof GuessAnswer.CodeWrong || a instanceof GuessAnswer.GuessesSpent;
  }

  private static Duration locked(List<GuessAnswer> answers) {
    return answers.stream()
        .filter(a -> a instanceof GuessAnswer.Locked)
        .map(a -> ((GuessAnswer.Locked) a).retryAfter())
        .max(Duration::compareTo)
        .orElseThrow(() -> new AssertionError("nobody was locked out: " + answers));
  }
}
