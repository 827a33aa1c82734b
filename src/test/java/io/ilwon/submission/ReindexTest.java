package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.crypto.KeyRotation;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Storm;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten stay ten and five stay five, whichever index key they were counted under. */
class ReindexTest {
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
  void tenPlacesOfAKnownNumberStayTen() throws Exception {
    rotation.sent(RotatedIndex.NUMBER, 10);
    String before = rotation.index();
    Reindexing work = rotation.rotated();
    assertEquals(1, work.accounts());
    assertEquals(10, work.submissions());
    assertNotEquals(before, rotation.index());
    assertEquals(
        0, work.left(rotation.former()), "its number is known, so it stands under the new key");
    assertEquals(1, rotation.desk.count("select count(distinct account_index) from transfer"));
    assertEquals(
        rotation.index(), rotation.desk.text("select encode(account_index, 'hex') from transfer"));
    assertInstanceOf(
        DepositAnswer.LimitReached.class,
        rotation.desk.deposit(rotation.desk.opened(), RotatedIndex.NUMBER));
    assertEquals(10, rotation.desk.lines(RotatedIndex.NUMBER));
    rotation.assertWhole();
  }

  @Test
  void tenPlacesOfAnErasedNumberStayTen() throws Exception {
    rotation.erased(rotation.sent(RotatedIndex.NUMBER, 10));
    Reindexing work = rotation.rotated();
    assertEquals(0, work.accounts());
    assertEquals(1, work.left(rotation.former()), "nobody knows its number any more");
    assertInstanceOf(
        DepositAnswer.LimitReached.class,
        rotation.desk.deposit(rotation.desk.opened(), RotatedIndex.NUMBER));
    assertEquals(10, rotation.desk.lines(RotatedIndex.NUMBER));
    assertEquals(0, work.left(rotation.former()), "who asks for it brings it along");
    assertEquals(1, rotation.desk.count("select count(*) from account"));
    assertEquals(0, rotation.desk.count("select count(*) from former_transfer"));
    assertEquals(1, rotation.desk.count("select count(distinct account_index) from transfer"));
    rotation.assertWhole();
  }

  /** Sixty who ask at once on two nodes: one of them carries the account, all count on it. */
  @Test
  void aCrowdOnAnErasedNumberHasTheRestOfTheTen() throws Exception {
    rotation.erased(rotation.sent(RotatedIndex.NUMBER, 4));
    rotation.rotated();
    List<Desk> nodes = rotation.desk.nodes(2);
    List<SubmissionId> ids = rotation.desk.opened(60);
    List<DepositAnswer> answers =
        Storm.of(60, i -> nodes.get(i % 2).deposit(ids.get(i), RotatedIndex.NUMBER));
    assertEquals(6, answers.stream().filter(a -> a instanceof DepositAnswer.Success).count());
    assertEquals(10, rotation.desk.lines(RotatedIndex.NUMBER));
    assertEquals(1, rotation.desk.count("select count(*) from account"));
    assertEquals(10, rotation.desk.count("select places from account"));
    rotation.assertWhole();
  }

  @Test
  void checksOfAnErasedNumberAreCountedOn() throws Exception {
    SubmissionId id = rotation.desk.opened();
    for (int i = 0; i < 10; i++) {
      rotation.desk.checkHolder(id, RotatedIndex.NUMBER);
    }
    rotation.rotated();
    assertEquals(10, rotation.desk.count("select checks from account"));
    assertInstanceOf(
        DepositAnswer.LimitReached.class, rotation.desk.checkHolder(id, RotatedIndex.NUMBER));
    assertEquals(1, rotation.desk.count("select count(*) from account"));
    rotation.assertWhole();
  }

  @Test
  void fiveWrongGuessesStayFiveWithAndWithoutTheNumber() throws Exception {
    for (String number : List.of(RotatedIndex.NUMBER, RotatedIndex.OTHER)) {
      List<SubmissionId> ids = rotation.sent(number, 5);
      for (SubmissionId id : ids) {
        rotation.desk.guess(id, Desk.not(rotation.desk.codes(number).getFirst()));
      }
      if (number.equals(RotatedIndex.OTHER)) {
        rotation.erased(ids);
      }
    }
    SubmissionId waiting = rotation.desk.opened();
    assertEquals(new DepositAnswer.Success(), rotation.desk.deposit(waiting, RotatedIndex.NUMBER));
    String code = rotation.desk.codes(RotatedIndex.NUMBER).getFirst();
    rotation.rotated();
    assertInstanceOf(
        GuessAnswer.Locked.class, rotation.desk.guess(waiting, code), "through its transfer");
    for (String number : List.of(RotatedIndex.NUMBER, RotatedIndex.OTHER)) {
      SubmissionId id = rotation.sent(number, 1).getFirst();
      String right = rotation.desk.codes(number).getFirst();
      assertInstanceOf(GuessAnswer.Locked.class, rotation.desk.guess(id, right), number);
    }
    assertEquals(2, rotation.desk.count("select count(*) from account_guess"));
    rotation.assertWhole();
  }

  @Test
  void aCodeThatIsOutIsEnteredAfterwards() throws Exception {
    SubmissionId id = rotation.sent(RotatedIndex.NUMBER, 1).getFirst();
    String code = rotation.desk.codes(RotatedIndex.NUMBER).getFirst();
    rotation.rotated();
    assertEquals(new GuessAnswer.Approved(0), rotation.desk.guess(id, code));
    rotation.assertWhole();
  }

  @Test
  void cutOffAnywhereItGoesOn() throws Exception {
    for (int i = 0; i < 60; i++) {
      rotation.sent("11010%05d9990".formatted(i + 1), 1);
    }
    rotation.sent(RotatedIndex.NUMBER, 10);
    rotation.begin();
    int cut = 0;
    for (boolean done = false; !done; cut++) {
      int after = cut;
      Keyset anew = Keyset.load(rotation.file);
      int[] told = new int[1];
      Reindexing work =
          new Reindexing(
              rotation.desk.database,
              rotation.desk.clock,
              anew,
              _ -> {
                if (told[0]++ == after) {
                  throw new Killed();
                }
              });
      try {
        work.run(rotation.former());
        done = true;
      } catch (Killed _) {
        assertTrue(work.keptUntil(rotation.former()).isEmpty(), "it has not ended");
      }
    }
    assertTrue(cut > 4, "listing, submissions, and accounts in two loads");
    Reindexing work =
        new Reindexing(rotation.desk.database, rotation.desk.clock, rotation.desk.keys, _ -> {});
    assertEquals(0, work.left(rotation.former()));
    assertEquals(61, rotation.desk.count("select count(*) from account"));
    assertInstanceOf(
        DepositAnswer.LimitReached.class,
        rotation.desk.deposit(rotation.desk.opened(), RotatedIndex.NUMBER));
    rotation.assertWhole();
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** What nobody has listed could be left behind: then rather nothing is sent. */
  @Test
  void nothingIsSentBeforeEveryTransferIsListed() throws Exception {
    SubmissionId before = rotation.sent(RotatedIndex.NUMBER, 1).getFirst();
    String code = rotation.desk.codes(RotatedIndex.NUMBER).getFirst();
    rotation.begin();
    SubmissionId id = rotation.desk.opened();
    assertEquals(Reason.UNAVAILABLE.notRecorded(), rotation.desk.deposit(id, RotatedIndex.NUMBER));
    assertEquals(
        Reason.UNAVAILABLE.notRecorded(), rotation.desk.checkHolder(id, RotatedIndex.NUMBER));
    assertEquals(1, rotation.desk.lines(RotatedIndex.NUMBER));
    assertEquals(
        new GuessAnswer.Approved(0), rotation.desk.guess(before, code), "a code needs no number");
    new Reindexing(rotation.desk.database, rotation.desk.clock, rotation.desk.keys, _ -> {})
        .run(rotation.former());
    assertEquals(new DepositAnswer.Success(), rotation.desk.deposit(id, RotatedIndex.NUMBER));
    rotation.assertWhole();
  }

  /** Its rotation.file was not replaced, or it slept: it knows the former key alone. */
  @Test
  void aNodeThatMissedTheRotationCountsNothing() throws Exception {
    rotation.sent(RotatedIndex.NUMBER, 9);
    SubmissionId id = rotation.desk.opened();
    try (KeyRotation keys = KeyRotation.of(rotation.file)) {
      keys.beginIndex();
    }
    Desk late = rotation.desk;
    Keyset present = Keyset.load(rotation.file);
    Reindexing work = new Reindexing(late.database, late.clock, present, _ -> {});
    long former = present.blindIndex().formerKey().orElseThrow();
    assertEquals(former, late.keys.blindIndex().key());
    work.begin(former);
    work.run(former);
    assertInstanceOf(DepositAnswer.NotRecorded.class, late.deposit(id, RotatedIndex.NUMBER));
    assertInstanceOf(DepositAnswer.NotRecorded.class, late.checkHolder(id, RotatedIndex.NUMBER));
    assertEquals(9, late.lines(RotatedIndex.NUMBER));
    assertTrue(late.keys.reload());
    assertEquals(new DepositAnswer.Success(), late.deposit(id, RotatedIndex.NUMBER));
    assertInstanceOf(
        DepositAnswer.LimitReached.class, late.deposit(late.opened(), RotatedIndex.NUMBER));
    rotation.assertWhole();
  }

  @Test
  void submissionsAreFoundMeanwhileAndAfterwards() throws Exception {
    SubmissionId old = rotation.desk.opened();
    rotation.begin();
    SubmissionId fresh = rotation.desk.opened();
    List<SubmissionId> both = List.of(fresh, old);
    assertEquals(both, found(null, "hong@example.com"));
    assertEquals(both, found("u-1", null));
    Reindexing work =
        new Reindexing(rotation.desk.database, rotation.desk.clock, rotation.desk.keys, _ -> {});
    work.run(rotation.former());
    assertEquals(1, work.submissions());
    try (KeyRotation keys = KeyRotation.of(rotation.file)) {
      keys.retireIndex();
    }
    rotation.desk.keys.reload();
    assertEquals(both, found(null, "hong@example.com"));
    assertEquals(both, found("u-1", "hong@example.com"));
    assertEquals(List.of(), found("u-2", null));
  }

  private List<SubmissionId> found(@Nullable String userid, @Nullable String email)
      throws SQLException {
    Search search = new Search(null, userid, email, null, null, 10, null);
    return rotation.desk.submissions.find(rotation.desk.project, search).items().stream()
        .map(Found::id)
        .toList();
  }

  /** Whoever read where a transfer stood, and tells of it after it was moved. */
  @Test
  void newsThatNamesTheFormerIndexIsHeard() throws Exception {
    SubmissionId id = rotation.desk.opened();
    assertEquals(
        new DepositAnswer.Retry(RetryReason.REFUSED, 1),
        rotation.desk.deposit(id, RotatedIndex.REFUSED));
    assertEquals(0, rotation.desk.count("select places from account"));
    Outcomes.Address address = rotation.address(id);
    rotation.rotated();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> rotation.desk.submissions.tell(address, new News.Booked()));
    assertEquals("sent_late", rotation.desk.text("select state from transfer"));
    assertEquals(1, rotation.desk.count("select places from account"));
    rotation.assertWhole();
  }
}
