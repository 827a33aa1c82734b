package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.audit.By;
import io.ilwon.crypto.SealBroken;
import io.ilwon.submission.AccountLift.Lifted;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator lifts an account's lock, of the day and of the month, with a reason (I7). */
class AccountLiftTest {
  private static final String NUMBER = "11055550001999";
  private static final By BY = new By("kim", "called the holder back");
  private Desk desk;
  private AccountLift lift;

  @BeforeEach
  void open() throws SQLException {
    desk = Desk.open();
    lift = new AccountLift(desk.database, desk.clock, desk.keys);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void aLockedAccountIsEvaluatedAgainOnEveryNode() throws SQLException {
    wrong(5);
    SubmissionId id = sent();
    String code = desk.codes(NUMBER).getFirst();
    assertInstanceOf(GuessAnswer.Locked.class, desk.guess(id, code));

    assertEquals(new Lifted.Done(5), lift.lift(id, BY));

    Desk other = desk.beside(Desk.Setup.USUAL);
    assertEquals(new GuessAnswer.CodeWrong(1), other.guess(id, Desk.not(code)));
    assertEquals(1, desk.count("select cardinality(wrong_at) from account_guess"), "counted anew");
    assertEquals(new GuessAnswer.Approved(1), desk.guess(id, code));
    assertEquals(List.of(), Verified.problems(desk));
    assertEquals(
        "account lift|%s|5 wrong guesses of its account forgotten|called the holder back|kim"
            .formatted(id.text()),
        desk.text(
            "select concat_ws('|', action, subject, detail, reason, operator) from audit_entry"));
  }

  @Test
  void theMonthsLockToo() throws SQLException {
    wrong(5);
    desk.clock.forward(Duration.ofHours(25));
    wrong(5);
    desk.clock.forward(Duration.ofHours(25));
    SubmissionId id = sent();
    String code = desk.codes(NUMBER).getFirst();
    GuessAnswer answer = desk.guess(id, code);
    Duration wait = assertInstanceOf(GuessAnswer.Locked.class, answer).retryAfter();
    assertEquals(1, wait.compareTo(Duration.ofDays(27)), wait::toString);

    assertEquals(new Lifted.Done(10), lift.lift(id, BY));

    assertEquals(new GuessAnswer.Approved(0), desk.guess(id, code));
    assertEquals(List.of(), Verified.problems(desk));
  }

  @Test
  void nothingIsDoneWhereNothingIsLocked() throws SQLException {
    assertEquals(new Lifted.NotLocked(), lift.lift(sent(), BY), "no code was typed yet");
    wrong(4);
    SubmissionId id = sent();
    assertEquals(new Lifted.NotLocked(), lift.lift(id, BY));
    assertEquals(new Lifted.NoAccount(), lift.lift(desk.opened(), BY));
    assertEquals(new Lifted.NoAccount(), lift.lift(new SubmissionId("a".repeat(32)), BY));
    assertEquals(4, desk.count("select cardinality(wrong_at) from account_guess"));
    assertEquals(0, desk.count("select count(*) from audit_entry"));
  }

  /** A forged row names another account, or hides why this one is locked. */
  @Test
  void nothingIsDoneWithRowsOfAnotherHand() throws SQLException {
    wrong(5);
    SubmissionId id = sent();
    for (String forged :
        List.of(
            "submission set won = won - 1",
            "transfer set account_index = sha256('another')",
            "account_guess set right_at = now() - interval '1 day'")) {
      String table = forged.substring(0, forged.indexOf(' '));
      ByHand.run(desk, "create table kept as select * from " + table);
      ByHand.run(desk, "update " + forged);
      assertThrows(SealBroken.class, () -> lift.lift(id, BY), forged);
      ByHand.run(desk, "delete from " + table);
      ByHand.run(desk, "insert into " + table + " select * from kept");
      ByHand.run(desk, "drop table kept");
    }
    assertEquals(0, desk.count("select count(*) from audit_entry"));
    assertEquals(new Lifted.Done(5), lift.lift(id, BY), "all is as it was");
  }

  private SubmissionId sent() throws SQLException {
    SubmissionId id = desk.opened();
    assertEquals(new DepositAnswer.Success(), desk.deposit(id, NUMBER));
    return id;
  }

  private void wrong(int times) throws SQLException {
    for (int i = 0; i < times; i++) {
      SubmissionId id = sent();
      assertEquals(
          new GuessAnswer.CodeWrong(1), desk.guess(id, Desk.not(desk.codes(NUMBER).getFirst())));
    }
  }
}
