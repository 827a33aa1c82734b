package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.ilwon.transfer.InquiryStore;
import io.ilwon.transfer.TransferSeal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Each column that decides something, changed by hand: nothing is sent, no code accepted, nothing
 * told of it, and the log names table and row.
 */
class ForgedRowsTest {
  private static final String NUMBER = "11010000009990";
  private final Logger log = (Logger) LoggerFactory.getLogger("io.ilwon");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private Desk desk;
  private SubmissionId id;

  @BeforeEach
  void open() throws SQLException {
    lines.start();
    log.addAppender(lines);
    desk = Desk.open();
    id = desk.opened();
    assertEquals(new DepositAnswer.Success(), desk.deposit(id, NUMBER));
  }

  @AfterEach
  void close() {
    log.detachAppender(lines);
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stage = 'approved', finished_at = now(), code_expires_at = null",
        "failures = failures + 1",
        "wrong_guesses = 1, wrong_at = array[now()]",
        "won = won - 1",
        "attempts = attempts + 1",
        "code_expires_at = code_expires_at + interval '1 hour'",
        "issuing_country = 'USA'",
        "created_at = created_at + interval '1 minute'",
        "ends_at = ends_at - interval '1 minute'",
        "project = 'somebody-elses'",
        "version = version + 1",
        "seal = null",
      })
  void aSubmission(String change) throws SQLException {
    forge("submission", change);
    String code = desk.codes(NUMBER).getFirst();

    GuessAnswer guessed = desk.guess(id, code);
    DepositAnswer again = desk.deposit(id, "11010000008880");

    assertInstanceOf(DepositAnswer.NotUsable.class, guessed);
    assertInstanceOf(DepositAnswer.NotUsable.class, again);
    assertNothingWasSent();
    assertEquals(List.of(), found(), "nothing is told of it");
    assertToldOf("submission", id.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state = 'unknown', outcome_at = null, proof = null, heard = false, next_inquiry_at = now()",
        "code_wrong = 1",
        "heard = not heard",
        "intent_at = intent_at + interval '10 minutes'",
        "deadline_at = deadline_at + interval '1 second'",
        "lease_until = lease_until + interval '1 hour'",
        "outcome_at = outcome_at + interval '1 minute'",
        "proof = 'operator'",
        "rail_id = 'another'",
        "account_index = sha256('another')",
        "attempt = 2",
        "seal = null",
      })
  void aTransfer(String change) throws SQLException {
    String transfer = desk.text("select id from transfer");
    forge("transfer", change);

    assertInstanceOf(DepositAnswer.NotUsable.class, desk.guess(id, desk.codes(NUMBER).getFirst()));
    assertInstanceOf(DepositAnswer.NotUsable.class, desk.deposit(id, "11010000008880"));
    assertNothingWasSent();
    assertToldOf("transfer", transfer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "places = 0",
        "day = day - 1",
        "former_places = former_places + 1",
        "former_day = former_day + 1",
        "checks = checks + 1",
        "checks_day = checks_day + 1",
        "seal = null",
      })
  void anAccountsDay(String change) throws SQLException {
    forge("account", change);
    assertInstanceOf(DepositAnswer.NotRecorded.class, desk.deposit(desk.opened(), NUMBER));
    assertNothingWasSent();
    assertToldOf("account", desk.text("select encode(account_index, 'hex') from account"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong_at = '{}'", "right_at = now()", "seal = null"})
  void anAccountsGuesses(String change) throws SQLException {
    assertInstanceOf(
        GuessAnswer.CodeWrong.class, desk.guess(id, Desk.not(desk.codes(NUMBER).getFirst())));
    forge("account_guess", change);
    assertInstanceOf(
        DepositAnswer.NotRecorded.class, desk.guess(id, desk.codes(NUMBER).getFirst()));
    assertEquals("awaiting_code", desk.text("select stage from submission"));
    assertToldOf("account_guess", desk.text("select encode(account_index, 'hex') from account"));
  }

  /** An inquiry about another bank would find no record, and a won would go a second time. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bank_code = '088'",
        "submission = 'another'",
        "project = 'another'",
        "rail_id = 'another'",
        "origin = null",
      })
  void whatAnInquiryNames(String change) throws SQLException {
    forge(
        "transfer",
        "state = 'unknown', outcome_at = null, proof = null, heard = false,"
            + " next_inquiry_at = now() - interval '1 second'");
    Resealed.all(desk.database, desk.keys);
    forge("transfer", change);
    InquiryStore inquiries =
        new InquiryStore(desk.database, desk.clock, new TransferSeal(desk.keys.rows()));
    assertEquals(List.of(), inquiries.lease("sandbox", 9, Duration.ofSeconds(30)));
    assertTrue(told().contains("the seal of row "), told());
  }

  @Test
  void whatNobodyChangedIsFine() throws SQLException {
    forge("submission", "updated_at = now()");
    forge("transfer", "queued_at = null");
    assertInstanceOf(GuessAnswer.Approved.class, desk.guess(id, desk.codes(NUMBER).getFirst()));
  }

  private List<Found> found() throws SQLException {
    return desk.submissions
        .find(desk.project, new Search(id, null, null, null, null, 1, null))
        .items();
  }

  private void assertNothingWasSent() throws SQLException {
    assertEquals(1, desk.lines(NUMBER));
    assertEquals(0, desk.lines("11010000008880"));
  }

  private void forge(String table, String change) throws SQLException {
    desk.text("update " + table + " set " + change + " returning 1");
  }

  private void assertToldOf(String table, String row) {
    assertTrue(
        told().contains("the seal of row " + row + " in table " + table + " is broken"),
        this::told);
  }

  private String told() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList().toString();
  }
}
