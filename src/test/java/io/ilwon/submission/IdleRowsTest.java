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

  /** Days ago, a day a column; a day and the one before it count until the thirty-fourth. */
  @Test
  void anAccountStaysWhileOneOfItsDaysIsYoung() throws Exception {
    String at = "(now() at time zone 'Asia/Seoul')::date - ";
    List<List<Integer>> gone = List.of(List.of(34, 34, 34), List.of(34, 400, 400));
    List<List<Integer>> young =
        List.of(
            List.of(33, 400, 400),
            List.of(33, 34, 34),
            List.of(34, 33, 34),
            List.of(34, 34, 33),
            List.of(0, 400, 400),
            List.of(-2, 400, 400));
    for (List<List<Integer>> some : List.of(gone, young)) {
      for (List<Integer> days : some) {
        row(
            "account (account_index, day, former_day, checks_day, places)",
            days.toString(),
            at + days.get(0) + ", " + at + days.get(1) + ", " + at + days.get(2) + ", 1");
      }
    }
    Resealed.all(desk.database, desk.keys);
    IdleWalk.walk(IdleWalk.days(desk));
    assertEquals(keys(young), left("account"));
  }

  /** Wrong guesses, days ago, and behind the bar the right one. */
  @Test
  void guessesStayWhileOneOfThemIsYoung() throws Exception {
    List<String> gone = List.of("|", "34|", "|34", "40 34|50");
    List<String> young = List.of("40 32|50", "32 40|50", "40 34|32", "40|0", "|1", "-2|");
    for (List<String> some : List.of(gone, young)) {
      for (String guesses : some) {
        int bar = guesses.indexOf('|');
        row(
            "account_guess (account_index, wrong_at, right_at)",
            guesses,
            "array(select now() - interval '1 day' * d::int4 from string_to_table('%s', ' ') d),"
                    .formatted(guesses.substring(0, bar))
                + " now() - interval '1 day' * nullif('%s', '')::int4"
                    .formatted(guesses.substring(bar + 1)));
      }
    }
    Resealed.all(desk.database, desk.keys);
    IdleWalk.walk(IdleWalk.guesses(desk));
    assertEquals(keys(young), left("account_guess"));
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

  private void row(String into, String key, String values) throws SQLException {
    fixture.run("insert into " + into + " values (sha256('" + key + "'), " + values + ")");
  }

  private String keys(List<?> names) throws SQLException {
    return desk.text(
        "select string_agg(encode(sha256(n::bytea), 'hex'), ' ' order by sha256(n::bytea)) from"
            + " unnest(array['"
            + String.join("', '", names.stream().map(String::valueOf).toList())
            + "']) n");
  }

  private String left(String table) throws SQLException {
    return desk.text(
        "select string_agg(encode(account_index, 'hex'), ' ' order by account_index) from "
            + table);
  }
}
