package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts' rows go when they count nothing any more, and never let anybody do a thing more. */
class IdleRowsTest {
  private static final String NUMBER = RotatedIndex.NUMBER;

  @TempDir private Path folder;
  private RotatedIndex fixture;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    fixture = new RotatedIndex(folder);
    desk = fixture.desk;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Days ago; a day and the day before it count until the thirty-fourth. */
  @ParameterizedTest
  @CsvSource({
    "34, 34, 34, 0",
    "33, 400, 400, 1",
    "33, 34, 34, 1",
    "34, 33, 34, 1",
    "34, 34, 33, 1",
    "0, 400, 400, 1",
    "-2, 400, 400, 1",
  })
  void anAccountStaysWhileOneOfItsDaysIsYoung(int day, int former, int checks, int left)
      throws Exception {
    row(
        "account (account_index, day, former_day, checks_day, places)",
        """
        (now() at time zone 'Asia/Seoul')::date - %d, (now() at time zone 'Asia/Seoul')::date - %d,
        (now() at time zone 'Asia/Seoul')::date - %d, 1\
        """
            .formatted(day, former, checks));
    Resealed.all(desk.database, desk.keys);
    IdleWalk.walk(IdleWalk.days(desk));
    assertEquals(left, desk.count(IdleWalk.DAYS));
  }

  /** Wrong guesses and the right one, days ago. */
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "34, '', 0",
    "'', 34, 0",
    "40 34, 50, 0",
    "40 32, 50, 1",
    "32 40, 50, 1",
    "40 34, 32, 1",
    "40, 0, 1",
    "-2, '', 1",
  })
  void guessesStayWhileOneOfThemIsYoung(String wrong, String right, int left) throws Exception {
    String at = "now() - interval '1 day' * ";
    String all = wrong.isEmpty() ? "" : at + wrong.replace(" ", ", " + at);
    row(
        "account_guess (account_index, wrong_at, right_at)",
        "array[" + all + "]::timestamptz[], " + (right.isEmpty() ? "null" : at + right));
    Resealed.all(desk.database, desk.keys);
    IdleWalk.walk(IdleWalk.guesses(desk));
    assertEquals(left, desk.count(IdleWalk.GUESSES));
  }

  @Test
  void anAccountWithAnOpenTransferStaysUntilItIsKnown() throws Exception {
    desk.rail.onSend = (order, bank) -> new TransferOutcome.Unknown("cut off");
    SubmissionId id = desk.opened();
    desk.deposit(id, NUMBER);
    desk.clock.forward(Duration.ofDays(60));
    IdleWalk.walk(IdleWalk.days(desk));
    assertEquals(1, desk.count(IdleWalk.DAYS), "it may be booked today");
    Outcomes.Address address = fixture.address(id);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> desk.submissions.tell(address, new News.Booked()));
    IdleWalk.walk(IdleWalk.days(desk));
    assertEquals(1, desk.count(IdleWalk.DAYS), "it was booked today, as far as anybody knows");
    desk.clock.forward(Duration.ofDays(34));
    IdleWalk.walk(IdleWalk.days(desk));
    assertEquals(0, desk.count(IdleWalk.DAYS));
    fixture.assertWhole();
  }

  @ParameterizedTest
  @CsvSource({
    "account, places = 3",
    "account, day = day - 1",
    "account, seal = null",
    "account_guess, right_at = null",
    "account_guess, seal = null",
  })
  void aRowThatAnotherHandChangedStays(String table, String change) throws Exception {
    IdleWalk.verified(fixture);
    desk.clock.forward(Duration.ofDays(40));
    fixture.run("update " + table + " set " + change);
    IdleWalk.all(desk);
    assertEquals(1, desk.count("select count(*) from " + table));
  }

  @Test
  void theAuditTellsOfEachAndTheAccountBeginsAnew() throws Exception {
    IdleWalk.verified(fixture);
    desk.clock.forward(Duration.ofDays(40));
    IdleWalk.all(desk);
    assertEquals(0, desk.count("select (" + IdleWalk.DAYS + ") + (" + IdleWalk.GUESSES + ")"));
    fixture.assertWhole();
    IdleWalk.verified(fixture);
    assertEquals(1, desk.count("select places from account"));
    assertEquals(1, desk.count("select cardinality(wrong_at) from account_guess"));
    fixture.assertWhole();
  }

  /** What was put back by another hand is still found. */
  @Test
  void aForgottenRowThatIsBackIsFound() throws Exception {
    IdleWalk.verified(fixture);
    fixture.run("create table kept as select * from account_guess");
    desk.clock.forward(Duration.ofDays(40));
    IdleWalk.all(desk);
    desk.text("insert into account_guess select * from kept returning 1");
    String row = desk.text("select encode(account_index, 'hex') from kept");
    assertEquals(
        List.of("row " + row + " of account_guess is not as the audit left it"),
        fixture.problems());
  }

  /** I3: a won booked after all counts today, whatever was forgotten since. */
  @Test
  void aLateBookingOfAForgottenAccountTakesAPlace() throws Exception {
    SubmissionId refused = desk.opened();
    desk.deposit(refused, RotatedIndex.REFUSED);
    Outcomes.Address address = fixture.address(refused);
    desk.clock.forward(Duration.ofDays(40));
    IdleWalk.all(desk);
    assertEquals(0, desk.count(IdleWalk.DAYS));
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> desk.submissions.tell(address, new News.Booked()));
    assertEquals(1, desk.count("select places from account"));
    assertEquals("sent_late", desk.text("select state from transfer"));
    fixture.assertWhole();
  }

  /** Thirty days from the move, as the rotation has it. */
  @Test
  void rowsUnderAFormerIndexKeyAreLeftToTheRotation() throws Exception {
    fixture.erased(fixture.sent(NUMBER, 1));
    desk.clock.forward(Duration.ofDays(40));
    fixture.rotated();
    IdleWalk.all(desk);
    assertEquals(1, desk.count(IdleWalk.DAYS));
  }

  private void row(String into, String values) throws SQLException {
    fixture.run("insert into " + into + " values (sha256('x'), " + values + ")");
  }
}
