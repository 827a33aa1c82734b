package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.db.Storm;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The holder check: no money, ten an account and day (contract §2.4, decision 9). */
class HolderCheckTest {
  private static final String NUMBER = "11099990001999";
  private static final DepositAnswer SUCCESS = new DepositAnswer.Success();
  private static final DepositAnswer LIMIT = new DepositAnswer.LimitReached();

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void sixtyAtOnceAskTenTimes(int nodes) throws SQLException {
    try (Desk desk = Desk.open()) {
      List<Desk> desks = desk.nodes(nodes);
      List<SubmissionId> ids = desk.opened(60);
      List<DepositAnswer> answers =
          Storm.of(60, i -> desks.get(i % nodes).checkHolder(ids.get(i), NUMBER));
      assertEquals(
          Map.of(SUCCESS, 10L, LIMIT, 50L),
          answers.stream().collect(Collectors.groupingBy(a -> a, Collectors.counting())));
      assertEquals("10|0", desk.text("select concat_ws('|', checks, places) from account"));
      assertEquals(0, desk.count("select count(*) from transfer"));
      assertEquals(
          SUCCESS, desk.deposit(ids.getFirst(), NUMBER), "possession is not counted there");
      desk.clock.forward(Duration.ofDays(1));
      assertEquals(SUCCESS, desk.checkHolder(desk.opened(), NUMBER));
    }
  }

  @ParameterizedTest
  @CsvSource({"0001, NOT_VERIFIED, 1", "0013, NOT_VERIFIED, 1", "0008, NOT_POSSIBLE, 0"})
  void whatIsNotTheHoldersIsSaidAndCounted(String ending, RetryReason why, int counted)
      throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      assertEquals(
          new DepositAnswer.Retry(why, counted), desk.checkHolder(id, "1109999000" + ending));
      assertEquals(counted, desk.count("select failures from submission"));
    }
  }

  @Test
  void aHundredMismatchesAtOnceCountFive() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      List<DepositAnswer> answers =
          Storm.of(100, i -> desk.checkHolder(id, "110999%02d000013".formatted(i / 5)));
      assertEquals(
          1, answers.stream().filter(new DepositAnswer.TooManyFailures(5)::equals).count());
      for (int failure = 1; failure <= 4; failure++) {
        DepositAnswer one = new DepositAnswer.Retry(RetryReason.NOT_VERIFIED, failure);
        assertEquals(1, answers.stream().filter(one::equals).count(), "failure " + failure);
      }
      assertEquals("rejected 5", desk.text("select stage || ' ' || failures from submission"));
    }
  }

  @Test
  void anOpenTransferAnswersFirst() throws SQLException {
    try (Desk desk = Desk.open()) {
      SubmissionId id = desk.opened();
      DepositAnswer processing = new DepositAnswer.Retry(RetryReason.PROCESSING, 0);
      assertEquals(processing, desk.deposit(id, "11099990000006"));
      assertEquals(processing, desk.checkHolder(id, NUMBER));
      assertEquals(0, desk.count("select sum(checks) from account"));
    }
  }

  /** A holder check sends no code, so nobody will guess one there. */
  @Test
  void aHolderCheckMakesNoRowOfGuesses() throws Exception {
    try (Desk desk = Desk.open()) {
      assertEquals(new DepositAnswer.Success(), desk.checkHolder(desk.opened(), "11033330001999"));
      assertEquals(
          "1|0",
          desk.text(
              "select concat_ws('|', (select checks from account), (select count(*) from account_guess))"));
    }
  }
}
