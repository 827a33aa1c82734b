package io.ilwon.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDay;
import io.ilwon.db.Storm;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.Resealed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restored database has forgotten: it is found at the bank, and counts again. */
class AdoptionTest {
  private static final String ACCOUNT = "12345678901234";

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = Desk.open();
    BankDay today = BankDay.of(desk.clock.now());
    desk.clock.forward(
        Duration.between(desk.clock.now(), today.next().start().plus(Duration.ofHours(12))));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void anAdoptedWonHoldsItsPlaceOfTheDay() throws Exception {
    for (int i = 0; i < 10; i++) {
      send();
    }
    Csv csv = Csv.of(desk);
    forget(1);
    assertEquals(9, places());
    Report report = reconcile(csv);
    assertEquals(Map.of(Difference.AGREES, 9L, Difference.ADOPTED, 1L), report.counts());
    assertTrue(report.equal());
    assertEquals("004 ····1234", report.findings().getFirst().account());
    assertEquals(10, places());
    assertInstanceOf(DepositAnswer.LimitReached.class, desk.deposit(desk.opened(), ACCOUNT));
    assertEquals(10, desk.lines(ACCOUNT));
    Report again = reconcile(csv);
    assertEquals(Map.of(Difference.AGREES, 9L, Difference.ADOPTED_BEFORE, 1L), again.counts());
    assertEquals(10, places());
  }

  /** Reconciliation takes unconditionally: the bank has booked what it has booked. */
  @Test
  void whatWasForgottenMayMakeMoreThanTen() throws Exception {
    for (int i = 0; i < 10; i++) {
      send();
    }
    Csv csv = Csv.of(desk);
    forget(5);
    for (int i = 0; i < 5; i++) {
      send();
    }
    reconcile(csv);
    assertEquals(15, places());
  }

  @Test
  void anAccountNobodyHasUsedSinceIsCountedToo() throws Exception {
    send();
    Csv csv = Csv.of(desk);
    forget(1);
    desk.text("with gone as (delete from account returning 1) select count(*) from gone");
    reconcile(csv);
    assertEquals(1, places());
    assertEquals(BankDay.of(desk.clock.now()).toString(), desk.text("select day from account"));
  }

  @Test
  void aPlaceOfADayThatIsOverIsNotHeld() throws Exception {
    send();
    Csv csv = Csv.of(desk);
    forget(1);
    desk.clock.forward(Duration.ofDays(1));
    send();
    reconcile(csv);
    assertEquals(1, places());
    assertEquals(1, desk.count("select count(*) from adopted_transfer"));
  }

  @Test
  void aHiddenAccountIsAdoptedAndAPersonIsTold() throws Exception {
    send();
    Csv csv = Csv.of(desk).replace(ACCOUNT, "*********1234");
    forget(1);
    Report report = reconcile(csv);
    assertEquals(Map.of(Difference.ADOPTED_MASKED, 1L), report.counts());
    assertFalse(report.equal());
    assertEquals(
        1, desk.count("select count(*) from adopted_transfer where account_index is null"));
  }

  @Test
  void aReversalOfWhatWasAdoptedIsToldOnce() throws Exception {
    send();
    Csv csv = Csv.of(desk);
    forget(1);
    reconcile(csv);
    csv.lines.add(csv.lines.getFirst().replace("deposit", "reversal"));
    assertEquals(Map.of(Difference.REVERSED, 1L), reconcile(csv).counts());
    assertEquals(Map.of(Difference.ADOPTED_BEFORE, 1L), reconcile(csv).counts());
    assertEquals(1, desk.count("select count(*) from adopted_transfer where reversed"));
    assertEquals(1, places());
  }

  @Test
  void anAdoptedIdIsNeverUsedAgain() throws Exception {
    send();
    String railId = desk.rail.sent.remove().railId();
    Csv csv = Csv.of(desk);
    forget(1);
    reconcile(csv);
    desk.rail.nextRailId = railId;
    assertInstanceOf(
        DepositAnswer.NotRecorded.class, desk.deposit(desk.opened(), "99345678901234"));
    assertEquals(0, desk.rail.sent.size());
    send();
  }

  /** Two operators at once: one won, one row, one place. */
  @Test
  void reconcilingTwiceAtOnceAdoptsOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      send();
    }
    Csv csv = Csv.of(desk);
    forget(3);
    Statement file = csv.in(folder);
    Storm.of(
        4,
        i -> {
          try {
            return reconciler().reconcile(file, Csv.today(desk), errand());
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertEquals(3, desk.count("select count(*) from adopted_transfer"));
    assertEquals(3, places());
  }

  /** Adoptions and new transfers on one account at once never pass ten together. */
  @Test
  void adoptionsAndDepositsShareTheTenPlaces() throws Exception {
    for (int i = 0; i < 4; i++) {
      send();
    }
    Csv csv = Csv.of(desk);
    forget(4);
    Statement file = csv.in(folder);
    reconciler().reconcile(file, Csv.today(desk), errand());
    Storm.of(
        30,
        i -> {
          try {
            return i % 10 == 0
                ? reconciler().reconcile(file, Csv.today(desk), errand())
                : desk.deposit(desk.opened(), ACCOUNT);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    assertEquals(10, desk.lines(ACCOUNT));
    assertEquals(10, places());
  }

  /** A backup of this morning is put back; the statement since then says what it has forgotten. */
  @Test
  void aRestoredDatabaseLearnsFromTheStatementWhatItHasForgotten() throws Exception {
    List<String> before = accounts(1);
    before.forEach(this::send);
    String backup = desk.clock.now().toString();
    List<String> after = accounts(2);
    after.forEach(this::send);
    before.subList(0, 5).forEach(this::send);
    Csv csv = Csv.of(desk);

    restore(backup);
    assertEquals(20, desk.count("select sum(places) from account"));
    Report report = reconcile(csv);

    assertEquals(Map.of(Difference.AGREES, 20L, Difference.ADOPTED, 25L), report.counts());
    assertEquals(45, desk.count("select sum(places) from account"));
    for (String account : after) {
      assertEquals(1, desk.lines(account));
    }
    assertEquals(
        45,
        desk.count(
            "select count(*) from (select rail_id from transfer"
                + " union select rail_id from adopted_transfer) ids"));
    assertTrue(reconcile(csv).equal());
    assertEquals(45, desk.count("select sum(places) from account"));
  }

  private static List<String> accounts(int kind) {
    return java.util.stream.IntStream.range(0, 20)
        .mapToObj(i -> "%d%05d991234".formatted(kind, i))
        .toList();
  }

  /** The rows as they were: younger ones gone, and the places they took. */
  private void restore(String at) throws Exception {
    String young = "where intent_at > '" + at + "'";
    desk.text(
        "with a as (select account_index, count(*) n from transfer "
            + young
            + " group by 1),"
            + " p as (update account t set places = places - n from a"
            + " where a.account_index = t.account_index returning 1) select count(*) from p");
    desk.text(
        "with s as (delete from submission where latest_transfer in (select id from transfer "
            + young
            + ") returning 1), t as (delete from transfer "
            + young
            + " returning 1) select count(*) from s, t");
    Resealed.all(desk.database, desk.keys);
  }

  private void forget(int newest) throws Exception {
    desk.text(
        "with gone as (delete from transfer where id in (select id from transfer order by"
            + " intent_at desc limit "
            + newest
            + ") returning 1), less as (update account set"
            + " places = places - "
            + newest
            + " returning 1) select count(*) from gone, less");
    Resealed.all(desk.database, desk.keys);
  }

  private void send() {
    send(ACCOUNT);
  }

  private void send(String account) {
    assertEquals(new DepositAnswer.Success(), desk.deposit(desk.opened(), account));
  }

  private Report reconcile(Csv csv) throws Exception {
    return reconciler().reconcile(csv.in(folder), Csv.today(desk), errand());
  }

  private Reconciler reconciler() {
    return new Reconciler(desk.database, desk.clock, desk.keys, desk.submissions, desk.carrying());
  }

  private static Reconciler.Errand errand() {
    return new Reconciler.Errand("홍길동", "after a restore", false);
  }

  private long places() throws Exception {
    return desk.count("select places from account where places > 0");
  }
}
