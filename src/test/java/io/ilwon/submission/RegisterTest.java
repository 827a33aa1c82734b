package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator finds, by every clue and through every sieve. */
class RegisterTest {
  private static final List<String> PROJECTS = List.of("p-test", "p-nobody");
  private static final String NUMBER = "11010000009990";

  private static Desk desk;
  private static Register register;
  private static SubmissionId fresh;
  private static SubmissionId approved;
  private static SubmissionId refused;
  private static SubmissionId unknown;
  private static SubmissionId elsewhere;
  private static SubmissionId late;
  private static SubmissionId deleted;

  /** From the oldest to the newest, a second apart. */
  @BeforeAll
  static void open() throws SQLException {
    desk = Desk.open();
    register = new Register(desk.database, desk.clock, desk.keys);
    late = opened();
    deleted = opened();
    desk.deposit(deleted, NUMBER);
    desk.submissions.delete(desk.project, deleted, "kim");
    desk.clock.forward(Duration.ofHours(5));
    approved = opened();
    desk.deposit(approved, NUMBER);
    desk.guess(approved, Desk.not(desk.codes(NUMBER).getFirst()));
    desk.guess(approved, desk.codes(NUMBER).getFirst());
    refused = opened();
    desk.deposit(refused, "11010000000001");
    unknown = opened();
    desk.deposit(unknown, "11010000000006");
    elsewhere = opened();
    desk.deposit(elsewhere, new BankCode("088"), NUMBER);
    fresh = opened();
  }

  private static SubmissionId opened() {
    desk.clock.forward(Duration.ofSeconds(1));
    return desk.opened();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void theNewestComeFirstAndADeletedOneNever() throws SQLException {
    assertEquals(
        List.of(fresh, elsewhere, unknown, refused, approved, late),
        find(new Clue.Time(), Sieve.NONE));
  }

  @Test
  void aPageEndsWhereTheNextBegins() throws SQLException {
    List<SubmissionId> all = new ArrayList<>();
    @Nullable PageKey after = null;
    do {
      RegisterPage page =
          register.find(new RegisterQuery(PROJECTS, new Clue.Time(), Sieve.NONE, after, 4));
      page.rows().forEach(row -> all.add(row.id()));
      after = page.next();
      assertFalse(page.cut());
    } while (after != null);
    assertEquals(List.of(fresh, elsewhere, unknown, refused, approved, late), all);
  }

  @Test
  void everyClueLeadsToItsOwn() throws SQLException {
    assertEquals(6, find(new Clue.Userid("u-1"), Sieve.NONE).size());
    assertEquals(List.of(), find(new Clue.Userid("u-2"), Sieve.NONE));
    Account account = new Account(Desk.BANK, new AccountNumber(NUMBER));
    assertEquals(List.of(approved), find(new Clue.Whole(account), Sieve.NONE));
    Account other = new Account(new BankCode("088"), new AccountNumber(NUMBER));
    assertEquals(List.of(elsewhere), find(new Clue.Whole(other), Sieve.NONE));
    assertEquals(List.of(refused), find(new Clue.Id(refused), Sieve.NONE));
    assertEquals(List.of(unknown), find(new Clue.Unknown(), Sieve.NONE));
    assertEquals(List.of(), find(new Clue.Queued(), Sieve.NONE));
    ByHand.run(
        desk,
        "update transfer set queued_at = now(), queue_reason = 'unknown' where submission = '%s'"
            .formatted(unknown));
    assertEquals(List.of(unknown), find(new Clue.Queued(), Sieve.NONE));
    for (String column : List.of("rail_id", "id::text")) {
      String id =
          desk.text("select %s from transfer where submission = '%s'".formatted(column, refused));
      assertEquals(List.of(refused), find(new Clue.Transfer(id), Sieve.NONE), column);
    }
    assertEquals(List.of(), find(new Clue.Transfer("nobody's"), Sieve.NONE));
  }

  @Test
  void eachSieveLetsItsOwnPass() throws SQLException {
    assertEquals(List.of(approved), sifted(stages("approved")));
    assertEquals(List.of(late), sifted(stages("timeout")), "told as it will be stored");
    assertEquals(List.of(fresh, refused), sifted(stages("awaiting_deposit")));
    assertEquals(List.of(approved, late), sifted(stages("approved", "timeout")));
    assertEquals(List.of(elsewhere), sifted(new Sieve(List.of(), "088", null, null, null, null)));
    Sieve why = new Sieve(List.of(), null, "ACCOUNT_NOT_VERIFIED", null, null, null);
    assertEquals(List.of(refused), sifted(why));
    assertEquals(
        List.of(elsewhere, approved), sifted(new Sieve(List.of(), null, null, "9990", null, null)));
    var since = row(refused).createdAt();
    assertEquals(
        List.of(fresh, elsewhere, unknown, refused),
        sifted(new Sieve(List.of(), null, null, null, since, null)));
    assertEquals(
        List.of(approved, late), sifted(new Sieve(List.of(), null, null, null, null, since)));
  }

  @Test
  void anotherProjectsAreNotThere() throws SQLException {
    for (Clue clue : List.of(new Clue.Time(), new Clue.Userid("u-1"), new Clue.Id(fresh))) {
      RegisterQuery query = new RegisterQuery(List.of("p-nobody"), clue, Sieve.NONE, null, 10);
      assertEquals(List.of(), register.find(query).rows());
    }
  }

  @Test
  void aRowTellsWhatAListShows() throws SQLException {
    RegisterRow row = row(approved);
    assertEquals("approved", row.stage());
    assertEquals(List.of(1, 1), List.of(row.requests(), row.wrongGuesses()));
    assertEquals("u-1", row.userid());
    assertFalse(row.link());
    assertNotNull(row.finishedAt());
    RegisterRow.Latest latest = Objects.requireNonNull(row.latest());
    assertEquals(
        "004 ····9990 홍·· sent",
        latest.bank() + " " + latest.number() + " " + latest.holder() + " " + latest.state());
    RegisterRow.Latest not = Objects.requireNonNull(row(refused).latest());
    assertEquals("refused ACCOUNT_NOT_VERIFIED", not.state() + " " + not.refusal());
    assertNull(row(fresh).latest());
  }

  @Test
  void aRowOfAnotherHandSaysNothing() throws SQLException {
    String won = "update submission set won = won %s 1 where id = '" + elsewhere + "'";
    ByHand.run(desk, won.formatted("+"));
    RegisterRow row = row(elsewhere);
    ByHand.run(desk, won.formatted("-"));
    assertFalse(row.genuine());
    assertNull(row.userid());
    assertNull(row.latest());
    String heard = "update transfer set heard = not heard where submission = '" + elsewhere + "'";
    ByHand.run(desk, heard);
    RegisterRow.Latest latest = Objects.requireNonNull(row(elsewhere).latest());
    ByHand.run(desk, heard);
    assertEquals("forged", latest.state());
    assertNull(latest.number());
    assertTrue(row(elsewhere).genuine());
  }

  @Test
  void whatIsLookedAtIsBoundedAndSaid() throws SQLException {
    Sieve none = new Sieve(List.of(), "999", null, null, null, null);
    RegisterPage page =
        new Register(desk.database, desk.clock, desk.keys)
            .find(new RegisterQuery(PROJECTS, new Clue.Time(), none, null, 10), 4);
    assertTrue(page.cut());
    assertEquals(4, page.looked());
    assertEquals(refused, Objects.requireNonNull(page.next()).id());
    assertEquals(List.of(), page.rows());
  }

  private static RegisterRow row(SubmissionId id) throws SQLException {
    return register
        .find(new RegisterQuery(PROJECTS, new Clue.Id(id), Sieve.NONE, null, 1))
        .rows()
        .getFirst();
  }

  private static Sieve stages(String... words) {
    return new Sieve(List.of(words), null, null, null, null, null);
  }

  private static List<SubmissionId> sifted(Sieve sieve) throws SQLException {
    return find(new Clue.Time(), sieve);
  }

  private static List<SubmissionId> find(Clue clue, Sieve sieve) throws SQLException {
    return register.find(new RegisterQuery(PROJECTS, clue, sieve, null, 10)).rows().stream()
        .map(RegisterRow::id)
        .toList();
  }
}
