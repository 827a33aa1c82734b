package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.AuditEntry;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Storm;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.TransferId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two people settle over a real database, beside nodes that are at work. */
class SettlementTest {
  /** The bank has it in process for ever. */
  private static final String LOST = "11077770000006";

  private static final Duration HORIZON = Duration.ofMinutes(10);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theDeedAndItsEntryAreOneTransaction(boolean sent) throws Exception {
    try (Desk desk = Desk.open();
        Settlement settlement = settlement(desk)) {
      Outcomes.Address t = unknown(desk, LOST);
      assertInstanceOf(SettleAnswer.TooEarly.class, settle(settlement, desk, t, sent));
      assertEquals("unknown|1|0", standing(desk));
      desk.clock.forward(HORIZON.plusSeconds(3));
      desk.database.with(
          c -> c.createStatement().execute("alter table audit_entry rename to gone"));
      assertEquals(new SettleAnswer.NotStored(), settle(settlement, desk, t, sent));
      desk.database.with(
          c -> c.createStatement().execute("alter table gone rename to audit_entry"));
      assertEquals("unknown|1|0", standing(desk));

      assertEquals(new SettleAnswer.Settled(), settle(settlement, desk, t, sent));
      assertEquals(sent ? "sent|1|1" : "refused|0|1", standing(desk));
      assertEquals("operator", desk.text("select proof from transfer"));
      assertEquals(
          "transfer settle|%s|%s|on the statement|kim|lee|t"
              .formatted(t.transfer(), sent ? "sent" : "not sent"),
          desk.text(
              "select concat_ws('|', action, subject, detail, reason, operator, second,"
                  + " at = (select outcome_at from transfer)) from audit_entry"));
      assertEquals(sent ? 0 : 1, desk.count("select failures from submission"));

      assertEquals(
          new SettleAnswer.NotUnknown(sent ? "sent" : "refused"),
          settle(settlement, desk, t, !sent));
      assertEquals(1, desk.count("select count(*) from audit_entry"));
    }
  }

  @Test
  void aSettledWonIsHeardAndItsCodeLives() throws Exception {
    try (Desk desk = Desk.open();
        Settlement settlement = settlement(desk)) {
      SubmissionId id = desk.opened();
      assertInstanceOf(DepositAnswer.Retry.class, desk.deposit(id, "11077770000011"));
      desk.clock.forward(HORIZON.plusSeconds(3));
      assertEquals(new SettleAnswer.Settled(), settle(settlement, desk, only(desk), true));
      assertEquals(new DepositAnswer.Success(), desk.deposit(id, "11077770000011"));
      String code = desk.codes("11077770000011").getFirst();
      desk.clock.forward(Duration.ofMinutes(4));
      assertEquals(new GuessAnswer.Approved(0), desk.guess(id, code));
    }
  }

  @Test
  void whatIsGoneIsNotFound() throws Exception {
    try (Desk desk = Desk.open();
        Settlement settlement = settlement(desk)) {
      Outcomes.Address t = unknown(desk, LOST);
      Outcomes.Address none =
          new Outcomes.Address(new TransferId(UUID.randomUUID()), "none", t.project(), t.account());
      assertEquals(new SettleAnswer.NotFound(), settle(settlement, desk, none, true));
    }
  }

  /** Settled as not sent, found booked, and the right code typed: all at once, on two nodes. */
  @Test
  void ofPeopleBankAndPersonEachIsHeardAndNothingCountsTwice() throws Exception {
    try (Desk desk = Desk.open();
        Settlement settlement = settlement(desk)) {
      Desk other = desk.beside(Desk.Setup.USUAL);
      int many = 24;
      List<SubmissionId> ids = desk.opened(many);
      Storm.of(many, i -> desk.deposit(ids.get(i), "1107777%03d0011".formatted(i)));
      desk.clock.forward(HORIZON.plusSeconds(3));
      List<Callable<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        SubmissionId id = ids.get(i);
        String code = desk.codes("1107777%03d0011".formatted(i)).getFirst();
        Outcomes.Address t = address(desk, "submission = '" + id.text() + "'");
        News sent =
            new News.InquiryAnswered(new TransferOutcome.Sent("reference"), desk.clock.now());
        News refused =
            new News.InquiryAnswered(
                new TransferOutcome.Refused(Refusal.UNCLASSIFIED, "E9"), desk.clock.now());
        News bank = i % 2 == 0 ? sent : refused;
        boolean people = i % 3 == 0;
        calls.add(() -> settle(settlement, desk, t, people) instanceof SettleAnswer.Settled);
        calls.add(() -> other.guess(id, code) instanceof GuessAnswer.Approved);
        calls.add(() -> tell(other, t, bank));
      }
      long settled = 0;
      List<Boolean> done = Storm.of(calls);
      for (int i = 0; i < done.size(); i += 3) {
        settled += done.get(i) ? 1 : 0;
      }
      assertEquals(settled, desk.count("select count(*) from audit_entry"));
      assertEquals(
          settled,
          desk.count(
              "select count(*) from transfer where proof = 'operator' or state = 'sent_late'"
                  + " and rail_code = 'settled by operators'"));
      assertEquals(0, desk.count("select count(*) from transfer where outcome_at is null"));
      // Every place is held by a won that is, or may be, on the account; none by a refusal.
      assertEquals(
          desk.count("select count(*) from transfer where state <> 'refused'"),
          desk.count("select sum(places) from account"));
      assertEquals(
          desk.count("select count(*) from transfer where state <> 'refused'"),
          desk.count("select sum(won) from submission"));
      assertEquals(
          desk.count("select count(*) from transfer where state in ('refused', 'sent_late')"),
          desk.count("select sum(failures) from submission"));
      assertTrue(
          desk.count("select count(*) from submission where stage = 'approved'") > 0,
          "a race nobody but one ever wins is none");
    }
  }

  private static boolean tell(Desk desk, Outcomes.Address t, News news) {
    desk.submissions.tell(t, news);
    return true;
  }

  private static SettleAnswer settle(
      Settlement settlement, Desk desk, Outcomes.Address t, boolean sent) {
    AuditEntry entry =
        new AuditEntry(
            "transfer settle",
            t.transfer().toString(),
            sent ? "sent" : "not sent",
            "on the statement",
            "kim",
            "lee");
    return settlement.settle(desk.project, t, sent, entry);
  }

  private static Settlement settlement(Desk desk) {
    InquirySchedule schedule = new InquirySchedule(List.of(HORIZON), HORIZON);
    return new Settlement(desk.database, desk.clock, desk.keys, schedule);
  }

  private static Outcomes.Address unknown(Desk desk, String number) throws SQLException {
    desk.deposit(desk.opened(), number);
    return only(desk);
  }

  private static Outcomes.Address only(Desk desk) throws SQLException {
    return address(desk, "true");
  }

  private static Outcomes.Address address(Desk desk, String which) throws SQLException {
    return desk.database.with(connection -> {
      String sql = "select id, submission, project, account_index from transfer where " + which;
      try (var find = connection.prepareStatement(sql)) {
        var row = find.executeQuery();
        row.next();
        return new Outcomes.Address(
            new TransferId(row.getObject(1, UUID.class)),
            row.getString(2),
            row.getString(3),
            Opaque.of(row.getBytes(4)));
      }
    });
  }

  /** State, places taken, audit entries. */
  private static String standing(Desk desk) throws SQLException {
    return desk.text(
        "select concat_ws('|', state, places, (select count(*) from audit_entry))"
            + " from transfer, account");
  }
}
