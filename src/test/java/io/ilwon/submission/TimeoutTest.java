package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ilwon.db.Storm;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four hours to the first PreStep2, a day in all (contract §1), and the end by DELETE (§4). */
class TimeoutTest {
  private static final String NUMBER = "11088880001999";
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final Duration FOUR_HOURS = Duration.ofHours(4);
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MOMENT = Duration.ofSeconds(10);

  @ParameterizedTest
  @ValueSource(strings = {"call", "due task"})
  void fourHoursWithoutPreStep2EndIt(String by) throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      desk.clock.forward(FOUR_HOURS.minus(MOMENT));
      look(desk, by, id);
      assertEquals("awaiting_deposit", desk.text("select stage from submission"));
      desk.clock.forward(MOMENT);
      look(desk, by, id);
      assertEquals("rejected timeout", desk.text("select stage || ' ' || comment from submission"));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.deposit(id, NUMBER));
      assertEquals(0, desk.rail.sent.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"call", "due task"})
  void aDayInAllEndsItOnceAPreStep2CameInTime(String by) throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      desk.clock.forward(FOUR_HOURS.minus(MOMENT));
      assertEquals(SUCCESS, desk.deposit(id, NUMBER));
      desk.clock.forward(DAY.minus(FOUR_HOURS));
      look(desk, by, id);
      assertEquals("awaiting_code", desk.text("select stage from submission"));
      desk.clock.forward(MOMENT);
      look(desk, by, id);
      assertEquals("rejected timeout", desk.text("select stage || ' ' || comment from submission"));
    }
  }

  @Test
  void anOpenTransferOutlivesTheTimeoutAndKeepsItsPlace() throws SQLException {
    String slow = "11088880000004";
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Retry(RetryReason.PROCESSING, 0), desk.deposit(id, slow));
      desk.clock.forward(DAY);
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.guess(id, "000"));
      assertEquals(1, desk.count("select count(*) from transfer where state = 'unknown'"));
      desk.inquirer.start();
      Storm.until("settled", () -> desk.text("select state from transfer").equals("sent"));
      assertEquals("rejected", desk.text("select stage from submission"));
      assertEquals(1, desk.count("select places from account"));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.guess(id, desk.codes(slow).getFirst()));
    }
  }

  @Test
  void aDeletedSubmissionIsErasedOnceItsOpenTransferHasSettled() throws SQLException {
    String slow = "11088880000004";
    String kept =
        "select concat_ws('|', applicant is null, email_index is null, userid_index is null,"
            + " (select account is null and holder is null from transfer)) from submission";
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      desk.deposit(id, slow);
      assertInstanceOf(
          DeleteAnswer.Deleted.class, desk.submissions.delete(desk.project, id, "admin"));
      assertEquals("f|f|f|f", desk.text(kept));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.deposit(id, slow));
      assertInstanceOf(
          DeleteAnswer.NotFound.class, desk.submissions.delete(desk.project, id, "admin"));
      desk.clock.forward(Duration.ofSeconds(11));
      desk.inquirer.start();
      Storm.until("settled", () -> desk.text("select state from transfer").equals("sent"));
      assertEquals("t|t|t|t", desk.text(kept));
      assertEquals(
          "edited 1 1",
          desk.text(
              "select comment || ' ' || won || ' ' || (select places from account)"
                  + " from submission where deleted_at is not null"));
    }
  }

  @Test
  void aDeletedSubmissionWithNothingOpenIsErasedAtOnce() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(SUCCESS, desk.deposit(id, NUMBER));
      String code = desk.codes(NUMBER).getFirst();
      desk.guess(id, Desk.not(code));
      assertInstanceOf(
          DeleteAnswer.Deleted.class, desk.submissions.delete(desk.project, id, "admin"));
      assertEquals(
          1,
          desk.count(
              "select count(*) from submission s join transfer t on t.submission = s.id"
                  + " where applicant is null and person is null and email_index is null"
                  + " and account is null and holder is null and account_index is not null"));
      assertEquals(1, desk.count("select cardinality(wrong_at) from account_guess"));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.guess(id, code));
    }
  }

  /** A due task looks at once when its node starts; a call that needs no money looks too. */
  private static void look(Desk desk, String by, SubmissionId id) throws SQLException {
    if (by.equals("call")) {
      desk.guess(id, "000");
      return;
    }
    try (Desk other = desk.beside(Desk.Setup.USUAL)) {
      String due =
          "select count(*) from submission where finished_at is null and ends_at <= "
              + desk.clock.sql();
      Storm.until("looked", () -> other.count(due) == 0);
    }
  }
}
