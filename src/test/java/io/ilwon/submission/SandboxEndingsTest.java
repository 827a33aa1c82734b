package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's account numbers, from PreStep2 to where they end. */
class SandboxEndingsTest {
  private static final String ACCOUNT = "1101313000";
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final DepositAnswer PROCESSING =
      new DepositAnswer.Retry(RetryReason.PROCESSING, 0);

  @ParameterizedTest
  @CsvSource({
    "0001, NOT_VERIFIED",
    "0002, CANNOT_RECEIVE",
    "0007, REFUSED",
    "0013, NOT_VERIFIED",
  })
  void whatTheBankRefusesCountsUntilTheFifthRejects(String ending, RetryReason why)
      throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      for (int failure = 1; failure <= 4; failure++) {
        assertEquals(new DepositAnswer.Retry(why, failure), desk.deposit(id, ACCOUNT + ending));
        assertInstanceOf(GuessAnswer.NoCodeRequested.class, desk.guess(id, "000"));
      }
      assertEquals(new DepositAnswer.TooManyFailures(5), desk.deposit(id, ACCOUNT + ending));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.deposit(id, ACCOUNT + "1999"));
      assertEquals(5, desk.rail.sent.size());
      assertEquals(0, desk.count("select sum(places) from account"));
    }
  }

  @Test
  void whatNeverReachedTheBankIsNotCounted() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      for (int call = 1; call <= 6; call++) {
        assertEquals(
            new DepositAnswer.NotRequested("connection refused"),
            desk.deposit(id, ACCOUNT + "0008"));
      }
      assertEquals(
          "0|0|0",
          desk.text(
              "select concat_ws('|', failures, won, (select places from account)) from submission"));
    }
  }

  @Test
  void theSecondTryAt0003Succeeds() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      DepositAnswer closed = new DepositAnswer.Retry(RetryReason.NOT_POSSIBLE, 1);
      assertEquals(closed, desk.deposit(id, ACCOUNT + "0003"));
      assertEquals(SUCCESS, desk.deposit(id, ACCOUNT + "0003"));
      approve(desk, id, "0003");
    }
  }

  @ParameterizedTest
  @CsvSource({"0004, 11", "0011, 2"})
  void anUnknownThatSettlesAsSentIsHeardOnceWithoutAnotherWon(String ending, int seconds)
      throws SQLException {
    String number = ACCOUNT + ending;
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(PROCESSING, desk.deposit(id, number));
      assertEquals(PROCESSING, desk.deposit(id, number));
      assertEquals("unknown", desk.text("select state from transfer"));
      desk.inquirer.start();
      desk.clock.forward(Duration.ofSeconds(seconds));
      settled(desk, "sent");
      assertEquals(
          "inquiry f", desk.text("select proof || ' ' || heard::text::char from transfer"));
      // Long after the re-send gap, and still the first call to hear of it.
      desk.clock.forward(Duration.ofSeconds(60));
      assertEquals(SUCCESS, desk.deposit(id, number));
      assertEquals("t", desk.text("select heard::text::char from transfer"));
      assertEquals(1, desk.rail.sent.size());
      assertEquals(1, desk.lines(number));
      // Heard once: the next call is an ordinary re-send.
      assertInstanceOf(DepositAnswer.class, desk.deposit(id, number));
      assertEquals(2, desk.rail.sent.size());
    }
  }

  @Test
  void anUnknownThatSettlesAsNotSentCountsWithoutACaller() throws SQLException {
    String number = ACCOUNT + "0005";
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(PROCESSING, desk.deposit(id, number));
      desk.inquirer.start();
      desk.clock.forward(Duration.ofSeconds(20));
      Storm.until("asked", () -> desk.count("select inquiries from transfer") >= 2);
      assertEquals(PROCESSING, desk.deposit(id, number));
      desk.clock.forward(Duration.ofSeconds(11));
      settled(desk, "refused");
      assertEquals(
          "awaiting_deposit|1|0|0",
          desk.text(
              "select concat_ws('|', stage, failures, won, (select places from account))"
                  + " from submission"));
      assertEquals(0, desk.lines(number));
      assertEquals(SUCCESS, desk.deposit(id, ACCOUNT + "1999"));
      assertEquals("1", desk.text("select failures from submission"));
    }
  }

  @Test
  void theFifthFailureMayComeFromAnInquiry() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      for (int failure = 1; failure <= 4; failure++) {
        desk.deposit(id, ACCOUNT + "0002");
      }
      assertEquals(
          new DepositAnswer.Retry(RetryReason.PROCESSING, 4), desk.deposit(id, ACCOUNT + "0005"));
      desk.clock.forward(Duration.ofSeconds(31));
      desk.inquirer.start();
      Storm.until("rejected", () -> desk.text("select stage from submission").equals("rejected"));
      assertEquals(
          "too_many_retry 5", desk.text("select comment || ' ' || failures from submission"));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.deposit(id, ACCOUNT + "1999"));
    }
  }

  @Test
  void whatNobodyEverKnowsEndsInTheOperatorsQueue() throws SQLException {
    String number = ACCOUNT + "0006";
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(PROCESSING, desk.deposit(id, number));
      desk.inquirer.start();
      desk.clock.forward(Duration.ofMinutes(119));
      Storm.until("asked", () -> desk.count("select inquiries from transfer") >= 1);
      assertEquals("null", desk.text("select queued_at from transfer"));
      desk.clock.forward(Duration.ofMinutes(2));
      Storm.until("queued", () -> !desk.text("select queued_at from transfer").equals("null"));
      assertEquals(
          "unknown|unknown|t",
          desk.text(
              "select concat_ws('|', state, queue_reason, next_inquiry_at is not null) from transfer"));
      assertEquals(PROCESSING, desk.deposit(id, number));
      assertEquals(1, desk.count("select places from account"));
      assertEquals(1, desk.rail.sent.size());
    }
  }

  @Test
  void aSlowSuccessIsASuccess() throws SQLException {
    String number = ACCOUNT + "0010";
    try (Desk desk = Desk.open()) {
      Instant before = desk.clock.now();
      SubmissionId id = desk.opened();
      assertEquals(SUCCESS, desk.deposit(id, number));
      Duration took = Duration.between(before, desk.clock.now());
      assertTrue(took.toSeconds() >= 6 && took.toSeconds() < 10, took::toString);
      approve(desk, id, "0010");
    }
  }

  @Test
  void aNameSpeltDifferentlyIsTheSameName() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(SUCCESS, desk.checkHolder(id, ACCOUNT + "0012"));
      assertEquals(SUCCESS, desk.deposit(id, ACCOUNT + "0012"));
      approve(desk, id, "0012");
    }
  }

  @Test
  void aWonTakenBackVoidsItsCode() throws SQLException {
    String number = ACCOUNT + "0014";
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(SUCCESS, desk.deposit(id, number));
      String code = desk.codes(number).getFirst();
      desk.clock.forward(Duration.ofSeconds(61));
      desk.inquirer.start();
      settled(desk, "reversed");
      assertEquals(
          "awaiting_deposit|reversed|1",
          desk.text(
              "select concat_ws('|', stage, queue_reason, places)"
                  + " from submission, transfer, account"));
      assertInstanceOf(GuessAnswer.NoCodeRequested.class, desk.guess(id, code));
      assertEquals(2, desk.lines(number), "the won, and the won taken back");
      assertEquals(SUCCESS, desk.deposit(id, number), "a new one may be asked for");
    }
  }

  private static void approve(Desk desk, SubmissionId id, String ending) throws SQLException {
    String code = desk.codes(ACCOUNT + ending).getFirst();
    assertEquals(new GuessAnswer.Approved(0), desk.guess(id, code));
    assertEquals(1, desk.lines(ACCOUNT + ending));
  }

  private static void settled(Desk desk, String state) {
    Storm.until(state, () -> desk.text("select state from transfer").equals(state));
  }
}
