package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.transfer.TransferId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final TransferId TRANSFER = new TransferId(new UUID(0, 1));
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<Stage> ALL =
      List.of(
          new Stage.AwaitingDeposit(),
          new Stage.Depositing(TRANSFER),
          new Stage.AwaitingCode(TRANSFER, NOW),
          new Stage.Approved(NOW),
          new Stage.Rejected(Rejection.TIMEOUT, NOW));

  @Test
  void theWordsAreThoseTheDatabaseChecks() {
    assertEquals(
        List.of("awaiting_deposit", "depositing", "awaiting_code", "approved", "rejected"),
        ALL.stream().map(Stage::word).toList());
  }

  @Test
  void nothingHappensAfterApprovalAndRejection() {
    assertEquals(
        List.of("approved", "rejected"),
        ALL.stream().filter(Stage::finished).map(Stage::word).toList());
  }
}
