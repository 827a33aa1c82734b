package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.db.Storm;
import io.ilwon.rail.Notice;
import io.ilwon.transfer.Inquirer;
import io.ilwon.transfer.OperatorQueue;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferSeal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the bank tells by itself, of transfers whose outcome was certain. */
class NoticeTest {
  /** Booked at once, taken back a minute later. */
  private static final String TAKEN_BACK = "11088880000014";

  private static final String REFUSED = "11088880000007";
  private static final AuditEntry SEEN =
      new AuditEntry("transfer seen", "t", "reversed", "told the bank", "kim", null);

  @Test
  void aReversalKillsTheCodeAndWaitsForAPerson() throws Exception {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Success(), desk.deposit(id, TAKEN_BACK));
      String code = desk.codes(TAKEN_BACK).getFirst();
      reversed(desk);
      assertEquals(new GuessAnswer.NoCodeRequested(), desk.guess(id, code));
      assertEquals("awaiting_deposit", desk.text("select stage from submission"));
      assertEquals("1", desk.text("select places from account"), "the bank had booked it");
    }
  }

  @Test
  void anApprovalStaysAndAPersonTakesTheReversalOutOfTheQueueOnce() throws Exception {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Success(), desk.deposit(id, TAKEN_BACK));
      String code = desk.codes(TAKEN_BACK).getFirst();
      assertEquals(new GuessAnswer.Approved(0), desk.guess(id, code));
      reversed(desk);
      assertEquals("approved", desk.text("select stage from submission"));

      OperatorQueue queue =
          new OperatorQueue(
              desk.database,
              desk.clock,
              new TransferFields(desk.keys.dataKeys()),
              new TransferSeal(desk.keys.rows()),
              new Trail(desk.keys.audit()));
      TransferId transfer = new TransferId(UUID.fromString(desk.text("select id from transfer")));
      assertEquals(1, queue.queued(10).size());
      assertEquals(List.of(), queue.unknown(10));
      Storm.of(8, i -> seen(queue, transfer));
      assertEquals(List.of(), queue.queued(10));
      assertEquals(1, desk.count("select count(*) from audit_entry"), "one deed, one entry");
      assertEquals("reversed", desk.text("select state from transfer"));
      // The bank tells the same for two days: what a person has seen does not come back.
      AtomicInteger looks = looks(desk);
      Storm.until("told again", () -> looks.get() >= 2);
      assertEquals(List.of(), queue.queued(10));
    }
  }

  @Test
  void whatIsBookedAfterItWasRefusedTakesItsPlaceAgain() throws Exception {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Retry(RetryReason.REFUSED, 1), desk.deposit(id, REFUSED));
      assertEquals("0", desk.text("select places from account"));
      String railId = desk.text("select rail_id from transfer");
      Notice late = new Notice(railId, Notice.Kind.BOOKED_LATE, desk.clock.now());
      desk.rail.onNotices = (since, bank) -> List.of(late, late);
      desk.inquirer.start();
      Storm.until("late", () -> desk.text("select state from transfer").equals("sent_late"));
      assertEquals(
          "1|1|1|sent late",
          desk.text(
              "select concat_ws('|', places, won, failures, queue_reason)"
                  + " from account, submission, transfer"));
    }
  }

  @Test
  void aNoticeOfNoTransferOfOursIsToldOnce() throws Exception {
    Logger log = (Logger) LoggerFactory.getLogger(Inquirer.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    log.addAppender(lines);
    try (Desk desk = Desk.open()) {
      Notice orphan = new Notice("nobody's", Notice.Kind.REVERSED, desk.clock.now());
      AtomicInteger looks = new AtomicInteger();
      desk.rail.onNotices =
          (since, bank) -> {
            looks.incrementAndGet();
            return List.of(orphan);
          };
      desk.inquirer.start();
      Storm.until("told again", () -> looks.get() >= 3);
      assertEquals(
          List.of("rail id nobody's is REVERSED, and no transfer of ours"),
          lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    } finally {
      log.detachAppender(lines);
    }
  }

  private static boolean seen(OperatorQueue queue, TransferId transfer) {
    try {
      return queue.seen(transfer, SEEN);
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static AtomicInteger looks(Desk desk) {
    AtomicInteger looks = new AtomicInteger();
    desk.rail.onNotices =
        (since, bank) -> {
          looks.incrementAndGet();
          return bank.notices(since);
        };
    return looks;
  }

  private static void reversed(Desk desk) {
    desk.clock.forward(Duration.ofSeconds(61));
    desk.inquirer.start();
    Storm.until("reversed", () -> desk.text("select state from transfer").equals("reversed"));
    Storm.until("queued", () -> desk.text("select queue_reason from transfer").equals("reversed"));
  }
}
