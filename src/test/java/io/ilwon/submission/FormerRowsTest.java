package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays under the former index key, and what another hand does to it. */
class FormerRowsTest {
  @TempDir private Path folder;
  private RotatedIndex rotation;

  @BeforeEach
  void open() throws Exception {
    rotation = new RotatedIndex(folder);
  }

  @AfterEach
  void close() {
    rotation.close();
  }

  @Test
  void rowsNobodyAskedForAreDeletedAfterThirtyDays() throws Exception {
    List<SubmissionId> ids = rotation.sent(RotatedIndex.NUMBER, 2);
    rotation.desk.guess(
        ids.getFirst(), Desk.not(rotation.desk.codes(RotatedIndex.NUMBER).getFirst()));
    rotation.erased(ids);
    SubmissionId refused = rotation.desk.opened();
    rotation.desk.deposit(refused, RotatedIndex.REFUSED);
    rotation.erased(List.of(refused));
    Outcomes.Address address = rotation.address(refused);
    rotation.sent(RotatedIndex.OTHER, 1);
    Reindexing work = rotation.rotated();
    assertEquals(2, work.left(rotation.former()));
    try (FormerRows rows =
        new FormerRows(rotation.desk.database, rotation.desk.clock, rotation.desk.keys)) {
      rotation.desk.clock.forward(Duration.ofDays(29));
      rows.batch();
      assertEquals(2, work.left(rotation.former()), "not before their time");
      rotation.desk.clock.forward(Duration.ofDays(2));
      while (rows.batch()) {
        assertTrue(work.left(rotation.former()) < 2);
      }
    }
    assertEquals(0, work.left(rotation.former()));
    assertEquals(1, rotation.desk.count("select count(*) from account"));
    assertEquals(1, rotation.desk.count("select count(*) from account_guess"));
    assertEquals(0, rotation.desk.count("select count(*) from former_transfer"));
    rotation.assertWhole();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> rotation.desk.submissions.tell(address, new News.Booked()));
    assertEquals(1, rotation.desk.count("select count(*) from transfer where state = 'sent_late'"));
    rotation.assertWhole();
  }

  /** A mark set by another hand deletes nothing that counts. */
  @Test
  void aRowThatIsMarkedAsFormerIsKeptWhileItCounts() throws Exception {
    rotation.rotated();
    rotation.desk.clock.forward(Duration.ofDays(40));
    rotation.sent(RotatedIndex.NUMBER, 10);
    rotation.desk.text("update account set index_key = 0 returning 1");
    try (FormerRows rows =
        new FormerRows(rotation.desk.database, rotation.desk.clock, rotation.desk.keys)) {
      rows.batch();
    }
    assertInstanceOf(
        DepositAnswer.LimitReached.class,
        rotation.desk.deposit(rotation.desk.opened(), RotatedIndex.NUMBER));
  }

  /** A row that the audit said was removed, and another hand put there again. */
  @Test
  void aRemovedRowThatIsBackIsFound() throws Exception {
    rotation.sent(RotatedIndex.NUMBER, 1);
    rotation.run("create table kept as select * from account");
    rotation.rotated();
    rotation.desk.text("insert into account select * from kept returning 1");
    String row = rotation.desk.text("select encode(account_index, 'hex') from kept");
    assertEquals(
        List.of("row " + row + " of account is not as the audit left it"), rotation.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update account set places = 0",
        "update account_guess set wrong_at = '{}'",
        "update transfer set code_wrong = 0, project = 'p-other'",
      })
  void anAccountThatAnotherHandChangedStaysAndSendsNothing(String change) throws Exception {
    for (String number : List.of(RotatedIndex.NUMBER, RotatedIndex.OTHER)) {
      SubmissionId id = rotation.sent(number, 1).getFirst();
      rotation.desk.guess(id, Desk.not(rotation.desk.codes(number).getFirst()));
      List<SubmissionId> ids = rotation.sent(number, 9);
      if (number.equals(RotatedIndex.NUMBER)) {
        rotation.erased(ids);
        rotation.erased(List.of(id));
      }
    }
    rotation.run(change);
    Reindexing work = rotation.rotated();
    assertEquals(2, work.left(rotation.former()));
    for (String number : List.of(RotatedIndex.NUMBER, RotatedIndex.OTHER)) {
      assertEquals(
          Reason.UNAVAILABLE.notRecorded(), rotation.desk.deposit(rotation.desk.opened(), number));
      assertEquals(10, rotation.desk.lines(number));
    }
  }

  /** Thirty days from the move, though what they count is older. */
  @Test
  void rowsOfLongAgoWaitTheirThirtyDaysToo() throws Exception {
    rotation.erased(rotation.sent(RotatedIndex.NUMBER, 1));
    rotation.desk.clock.forward(Duration.ofDays(40));
    Reindexing work = rotation.rotated();
    try (FormerRows rows =
        new FormerRows(rotation.desk.database, rotation.desk.clock, rotation.desk.keys)) {
      rotation.desk.clock.forward(Duration.ofDays(29));
      rows.batch();
      assertEquals(1, work.left(rotation.former()));
      rotation.desk.clock.forward(Duration.ofDays(2));
      rows.batch();
      assertEquals(0, work.left(rotation.former()));
    }
    rotation.assertWhole();
  }
}
