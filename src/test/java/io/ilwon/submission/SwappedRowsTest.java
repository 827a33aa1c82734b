package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.db.Storm;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Sealed columns swapped by hand between rows open nowhere, and nothing is sent for them. */
class SwappedRowsTest {
  private static final String ONE = "11012120001901";
  private static final String OTHER = "11012120001902";

  private final Logger log = (Logger) LoggerFactory.getLogger("io.ilwon");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void deaf() {
    log.detachAppender(lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "holder"})
  void swappedTransfersAreNotAskedAbout(String column) throws Exception {
    try (Desk desk = Desk.open()) {
      desk.rail.onSend = (order, bank) -> new TransferOutcome.Unknown("cut off");
      AtomicInteger asked = new AtomicInteger();
      desk.rail.onInquire =
          (order, bank) -> {
            asked.incrementAndGet();
            return new TransferOutcome.Unknown("still");
          };
      desk.deposit(desk.opened(), ONE);
      desk.deposit(desk.opened(), OTHER);
      swap(desk, "transfer", column);
      desk.clock.forward(Duration.ofMinutes(1));
      desk.inquirer.start();
      Storm.until(
          "looked at", () -> desk.count("select count(*) from transfer where inquiries > 0") == 2);
      assertEquals(0, asked.get(), "asked the bank about somebody else's account");
      assertEquals(
          2,
          desk.count(
              "select count(*) from transfer where state = 'unknown'"
                  + " and last_seen = 'fields broken'"));
      tells("transfer", column, desk.text("select min(id::text) from transfer"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"applicant", "data_key", "applicant, data_key"})
  void swappedSubmissionsAreNotRead(String columns) throws Exception {
    try (Desk desk = Desk.open()) {
      SubmissionId one = desk.opened();
      SubmissionId other = desk.opened();
      assertEquals(1, found(desk, one).items().size());
      for (String column : columns.split(", ", -1)) {
        swap(desk, "submission", column);
      }
      assertThrows(SQLException.class, () -> found(desk, one));
      assertThrows(SQLException.class, () -> found(desk, other));
      tells("submission", columns.contains("data_key") ? "data_key" : "applicant", one.text());
    }
  }

  @Test
  void withoutItsKeyNothingIsSentAndNoCodeAccepted() throws Exception {
    try (Desk desk = Desk.open()) {
      SubmissionId one = desk.opened();
      SubmissionId other = desk.opened();
      desk.deposit(one, ONE);
      desk.deposit(other, OTHER);
      assertEquals(2, desk.rail.sent.size());
      String code = desk.codes(ONE).getFirst();
      swap(desk, "submission", "data_key");
      desk.clock.forward(Duration.ofMinutes(2));
      assertInstanceOf(DepositAnswer.NotRecorded.class, desk.deposit(one, ONE));
      assertInstanceOf(DepositAnswer.NotRecorded.class, desk.guess(one, code));
      assertEquals(2, desk.rail.sent.size(), "a won left for a row that was changed by hand");
      assertEquals(
          0, desk.count("select count(*) from submission where stage = 'approved'"), "accepted");
      tells("submission", "data_key", one.text());

      swap(desk, "submission", "data_key");
      assertInstanceOf(GuessAnswer.Approved.class, desk.guess(one, code));
    }
  }

  @Test
  void aRowThatDoesNotOpenMayBeDeleted() throws Exception {
    try (Desk desk = Desk.open()) {
      SubmissionId one = desk.opened();
      desk.opened();
      swap(desk, "submission", "data_key");
      assertEquals(new DeleteAnswer.Deleted(), desk.submissions.delete(desk.project, one, "admin"));
      assertEquals(
          1,
          desk.count(
              "select count(*) from submission where data_key is null and applicant is null"));
    }
  }

  private static Page found(Desk desk, SubmissionId id) throws SQLException {
    return desk.submissions.find(desk.project, new Search(id, null, null, null, null, 50, null));
  }

  private static void swap(Desk desk, String table, String column) throws SQLException {
    desk.text(
        "with other as (select a.id, b.%2$s as moved from %1$s a join %1$s b on a.id <> b.id)"
                .formatted(table, column)
            + " update %1$s t set %2$s = moved from other o where o.id = t.id returning 1"
                .formatted(table, column));
  }

  /** Where, and nothing of what stands there. */
  private void tells(String table, String column, String id) {
    List<String> errors =
        lines.list.stream()
            .filter(l -> l.getLevel() == Level.ERROR)
            .map(ILoggingEvent::getFormattedMessage)
            .toList();
    String where = "the seal of " + table + "." + column + " in row " + id + " is broken";
    assertTrue(errors.stream().anyMatch(l -> l.contains(where)), () -> where + " in " + errors);
    for (ILoggingEvent line : lines.list) {
      String text = line.getFormattedMessage();
      assertTrue(!text.contains(ONE) && !text.contains(OTHER) && !text.contains("홍길동"), () -> text);
    }
  }
}
