package io.ilwon.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDay;
import io.ilwon.db.Storm;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.SubmissionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of difference, over a real database, with the sandbox bank's own list. */
class ReconciliationTest {
  private static final String ACCOUNT = "12345678901234";
  private static final String RESET = "12345678900011";
  private static final String TAKEN_BACK = "12345678900014";

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws Exception {
    desk = Desk.open();
    // Away from midnight: the statement's days are the test's.
    BankDay today = BankDay.of(desk.clock.now());
    desk.clock.forward(
        Duration.between(desk.clock.now(), today.next().start().plus(Duration.ofHours(12))));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void equalLedgersAreEqual() throws Exception {
    send(ACCOUNT);
    Report report = reconcile(Csv.of(desk));
    assertEquals(Map.of(Difference.AGREES, 1L), report.counts());
    assertTrue(report.equal());
    assertEquals("1 0 1 0 0 0 t", run());
    assertEquals(
        report.read().sha256().orElseThrow() + " 홍길동 first time",
        desk.text("select subject || ' ' || operator || ' ' || reason from audit_entry"));
    assertEquals(0, desk.count("select count(*) from statement_line"));
  }

  @Test
  void whatTheBankBookedAndWeDoNotKnowIsSettled() throws Exception {
    desk.rail.onInquire = (order, bank) -> new TransferOutcome.Unknown("no answer");
    SubmissionId id = desk.opened();
    desk.deposit(id, RESET);
    assertEquals("unknown", state());
    Csv csv = Csv.of(desk);
    assertEquals(Map.of(Difference.BOOKED, 1L), dry(csv).counts());
    assertEquals("unknown", state());
    Report report = reconcile(csv);
    assertEquals(Map.of(Difference.BOOKED, 1L), report.counts());
    assertTrue(report.equal());
    assertEquals("sent notice", text("state || ' ' || proof"));
    assertEquals(id.text(), report.findings().getFirst().submission());
    assertEquals("004 ····0011", report.findings().getFirst().account());
    assertEquals(Map.of(Difference.AGREES, 1L), reconcile(csv).counts());
    assertEquals("approved", approved(id, RESET));
  }

  @Test
  void aRefusalThatIsFoundBookedIsSentLate() throws Exception {
    desk.rail.onSend =
        (order, bank) -> {
          bank.send(order);
          return new TransferOutcome.Refused(io.ilwon.rail.Refusal.UNCLASSIFIED, "wrong");
        };
    desk.deposit(desk.opened(), ACCOUNT);
    assertEquals("refused", state());
    assertEquals(0, places());
    Csv csv = Csv.of(desk);
    Report report = reconcile(csv);
    assertEquals(Map.of(Difference.SENT_LATE, 1L), report.counts());
    assertFalse(report.equal());
    assertEquals("sent_late sent late", text("state || ' ' || queue_reason"));
    assertEquals(1, places());
    assertEquals(Map.of(Difference.AGREES, 1L), reconcile(csv).counts());
    assertEquals(1, places());
  }

  @Test
  void aReversalInTheStatementIsOne() throws Exception {
    desk.deposit(desk.opened(), TAKEN_BACK);
    desk.clock.forward(Duration.ofMinutes(2));
    Csv csv = Csv.of(desk);
    assertEquals(2, csv.lines.size());
    assertEquals(Map.of(Difference.REVERSED, 1L), reconcile(csv).counts());
    assertEquals("reversed reversed", text("state || ' ' || queue_reason"));
    assertEquals(Map.of(Difference.AGREES, 1L), reconcile(csv).counts());
  }

  @Test
  void whatTheStatementLacksIsQueuedAndNotChangedAndFoundAgain() throws Exception {
    send(ACCOUNT);
    send(ACCOUNT);
    Csv whole = Csv.of(desk);
    String missing = whole.lines.getFirst();
    Csv cut = Csv.of(desk).without(missing);
    Report report = reconcile(cut);
    assertEquals(Map.of(Difference.AGREES, 1L, Difference.MISSING, 1L), report.counts());
    assertFalse(report.equal());
    Finding finding = report.findings().getFirst();
    assertTrue(missing.contains(finding.railId()));
    assertEquals("sent", finding.state());
    assertEquals(0, finding.line());
    assertEquals(2, desk.count("select count(*) from transfer where state = 'sent'"));
    assertEquals(1, queued("missing at the bank"));
    assertFalse(reconcile(cut).equal());
    assertTrue(reconcile(whole).equal());
    assertEquals(0, desk.count("select count(*) from transfer where queued_at is not null"));
  }

  @Test
  void anUnknownThatTheStatementLacksStaysUnknown() throws Exception {
    desk.rail.onSend = (order, bank) -> new TransferOutcome.Unknown("no answer");
    desk.deposit(desk.opened(), ACCOUNT);
    Report report = reconcile(new Csv());
    assertEquals(Map.of(Difference.UNKNOWN_ABSENT, 1L), report.counts());
    assertFalse(report.equal());
    assertEquals("unknown", state());
  }

  @Test
  void nothingIsMissedWhereNobodySaysWhatIsCovered() throws Exception {
    send(ACCOUNT);
    Report report = reconcile(new Csv().in(folder), Optional.empty(), false);
    assertEquals(Map.of(), report.counts());
    assertEquals("0 0 0 0 0 0 f", run());
  }

  @Test
  void withoutAPeriodTheDaysOfTheLinesAreCovered() throws Exception {
    send(ACCOUNT);
    send(ACCOUNT);
    Csv cut = Csv.of(desk);
    cut.lines.removeLast();
    Report report = reconcile(cut.in(folder), Optional.empty(), false);
    assertEquals(1, report.counts().get(Difference.MISSING));
    assertFalse(report.covers().orElseThrow().given());
  }

  @Test
  void anotherAccountBankOrAmountIsForAPerson() throws Exception {
    List<String> bent = new ArrayList<>();
    for (String[] change :
        List.of(
            new String[] {",004,", ",020,"},
            new String[] {ACCOUNT, "12345678901235"},
            new String[] {",1,", ",2,"})) {
      send(ACCOUNT);
      Csv csv = Csv.of(desk);
      csv.lines.addLast(csv.lines.removeLast().replace(change[0], change[1]));
      bent.add(csv.lines.getLast());
      csv.lines.subList(0, bent.size()).clear();
      csv.lines.addAll(bent);
      Report report = reconcile(csv);
      assertEquals(Map.of(Difference.DIFFERENT, (long) bent.size()), report.counts());
      assertFalse(report.equal());
    }
    assertEquals(3, queued("differs at the bank"));
    assertEquals(3, desk.count("select count(*) from transfer where state = 'sent'"));
  }

  @Test
  void oneIdBookedTwiceIsAnAlarm() throws Exception {
    send(ACCOUNT);
    Csv csv = Csv.of(desk);
    csv.lines.add(csv.lines.getFirst());
    assertEquals(Map.of(Difference.BOOKED_TWICE, 1L), reconcile(csv).counts());
    assertEquals(1, queued("booked twice"));
    String at = text("queued_at::text");
    assertEquals(Map.of(Difference.BOOKED_TWICE, 1L), reconcile(csv).counts());
    assertEquals(at, text("queued_at::text"));
  }

  @Test
  void anUnreadableLineChangesNothing() throws Exception {
    desk.rail.onInquire = (order, bank) -> new TransferOutcome.Unknown("no answer");
    desk.deposit(desk.opened(), RESET);
    Csv csv = Csv.of(desk);
    csv.lines.add("2026-01-02,004,,1,R,,deposit");
    assertThrows(StatementUnreadable.class, () -> reconcile(csv));
    assertEquals("unknown", state());
    assertEquals(0, desk.count("select count(*) from statement_line"));
    assertEquals(0, desk.count("select count(*) from reconciliation"));
    assertEquals(0, desk.count("select count(*) from audit_entry"));
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    send(ACCOUNT);
    Csv csv = Csv.of(desk);
    desk.text("with gone as (delete from transfer returning 1) select count(*) from gone");
    Report report = dry(csv);
    assertEquals(Map.of(Difference.ADOPTED, 1L), report.counts());
    assertFalse(report.equal());
    assertEquals(0, desk.count("select count(*) from adopted_transfer"));
    assertEquals(0, desk.count("select count(*) from reconciliation"));
    assertEquals(0, desk.count("select count(*) from audit_entry"));
  }

  /** Both ledgers move while they are compared; what was sent before is judged, and agrees. */
  @Test
  void reconcilingBesideLoadFindsNoDifferenceWhereThereIsNone() throws Exception {
    var load =
        Storm.aside(() ->
            Storm.of(
                20,
                i -> {
                  for (int n = 0; n < 10; n++) {
                    assertEquals(
                        new DepositAnswer.Success(),
                        desk.deposit(desk.opened(), "1%07d1234".formatted(100 * i + n)));
                  }
                  return true;
                }));
    BankDay today = BankDay.of(desk.clock.now());
    int runs = 0;
    for (; !load.isDone() || runs < 3; runs++) {
      Report report = reconcile(new RailStatement(desk.rail, today, today), Csv.today(desk), false);
      assertTrue(report.equal(), report.counts()::toString);
    }
    load.get();
    Report last = reconcile(new RailStatement(desk.rail, today, today), Csv.today(desk), false);
    assertEquals(Map.of(Difference.AGREES, 200L), last.counts());
  }

  private void send(String number) {
    assertEquals(new DepositAnswer.Success(), desk.deposit(desk.opened(), number));
  }

  private Report reconcile(Csv csv) throws Exception {
    return reconcile(csv.in(folder), Csv.today(desk), false);
  }

  private Report dry(Csv csv) throws Exception {
    return reconcile(csv.in(folder), Csv.today(desk), true);
  }

  private Report reconcile(Statement statement, Optional<Period> covers, boolean dry)
      throws Exception {
    return new Reconciler(desk.database, desk.clock, desk.keys, desk.submissions, desk.carrying())
        .reconcile(statement, covers, new Reconciler.Errand("홍길동", "first time", dry));
  }

  private String approved(SubmissionId id, String number) throws Exception {
    desk.guess(id, desk.codes(number).getFirst());
    return desk.text("select stage from submission where id = '" + id.text() + "'");
  }

  private String state() throws Exception {
    return text("state");
  }

  private String text(String column) throws Exception {
    return desk.text("select " + column + " from transfer");
  }

  private long places() throws Exception {
    return desk.count("select places from account");
  }

  private long queued(String reason) throws Exception {
    return desk.count("select count(*) from transfer where queue_reason = '" + reason + "'");
  }

  private String run() throws Exception {
    return desk.text(
        "select concat_ws(' ', lines, others, agreed, changed, adopted, for_a_person, given)"
            + " from reconciliation order by at desc");
  }
}
