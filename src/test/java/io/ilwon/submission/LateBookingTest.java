package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ilwon.crypto.Opaque;
import io.ilwon.project.ProjectLimits;
import io.ilwon.transfer.News;
import io.ilwon.transfer.Outcomes;
import io.ilwon.transfer.TransferId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the bank booked is stored whatever the limits say: they bound what we send. */
class LateBookingTest {
  private static final String REFUSED = "12345678900007";
  private static final String SENT = "12345678901234";

  @Test
  void aLateBookingIsStoredEvenPastTheMostWonASubmissionMaySend() throws SQLException {
    try (Desk desk = Desk.open()) {
      desk.project = Desk.project(l -> new ProjectLimits(l.codeLife(), 3, Duration.ZERO, 10, 0));
      SubmissionId id = desk.opened();
      assertEquals(new DepositAnswer.Retry(RetryReason.REFUSED, 1), desk.deposit(id, REFUSED));
      for (int i = 0; i < 10; i++) {
        assertEquals(new DepositAnswer.Success(), desk.deposit(id, SENT));
      }
      Outcomes.Address first = first(desk, id);
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> desk.submissions.tell(first, new News.Booked()));
      assertEquals("sent_late", state(desk, first));
    }
  }

  private static Outcomes.Address first(Desk desk, SubmissionId id) throws SQLException {
    return desk.database.with(connection -> {
      String sql = "select id, account_index from transfer where submission = ? and attempt = 1";
      try (var find = connection.prepareStatement(sql)) {
        find.setString(1, id.text());
        var row = find.executeQuery();
        row.next();
        return new Outcomes.Address(
            new TransferId(row.getObject(1, UUID.class)),
            id.text(),
            desk.project.id().text(),
            Opaque.of(row.getBytes(2)));
      }
    });
  }

  private static String state(Desk desk, Outcomes.Address address) throws SQLException {
    return desk.database.with(connection -> {
      try (var find = connection.prepareStatement("select state from transfer where id = ?")) {
        find.setObject(1, address.transfer().uuid());
        var row = find.executeQuery();
        row.next();
        return row.getString(1);
      }
    });
  }
}
