package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A code that settles a transfer after midnight: the won may be today's, so its place is. */
class CodeAtMidnightTest {
  private static final String NUMBER = "11012345678901";
  private static final Instant MIDNIGHT = Instant.parse("2027-03-03T15:00:00Z");

  @Test
  void aRightCodeAfterMidnightKeepsThePlaceOfTheNewDay() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.rail.onSend =
          (order, bank) -> {
            bank.send(order);
            return new TransferOutcome.Unknown("no answer");
          };
      desk.clock.set(MIDNIGHT.minusSeconds(2));
      SubmissionId id = desk.opened();
      desk.deposit(id, NUMBER);
      desk.clock.forward(Duration.ofSeconds(5));
      assertEquals(new GuessAnswer.Approved(0), desk.guess(id, desk.codes(NUMBER).getFirst()));
      assertEquals("2027-03-04|1", desk.text("select day || '|' || places from account"));
    }
  }

  @Test
  void aGuessAtASettledTransferLeavesTheAccountAlone() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.clock.set(MIDNIGHT.minusSeconds(2));
      SubmissionId id = desk.opened();
      desk.deposit(id, NUMBER);
      desk.clock.forward(Duration.ofSeconds(5));
      assertEquals(new GuessAnswer.Approved(0), desk.guess(id, desk.codes(NUMBER).getFirst()));
      assertEquals("2027-03-03|1", desk.text("select day || '|' || places from account"));
    }
  }
}
