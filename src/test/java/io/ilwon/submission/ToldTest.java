package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.By;
import io.ilwon.bank.AccountNumber;
import io.ilwon.db.DatabaseClock;
import io.ilwon.webhook.Audience;
import io.ilwon.webhook.Deliveries;
import io.ilwon.webhook.Delivery;
import io.ilwon.webhook.EndpointId;
import io.ilwon.webhook.Endpoints;
import io.ilwon.webhook.Reach;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What happens is stored for those who want to be told, in the transaction that makes it true. */
class ToldTest {
  @Test
  void aSubmissionsWholeLifeIsStoredInRisingOrder() throws Exception {
    try (Desk desk = Desk.open(Desk.Setup.USUAL.audience(Audience.PERHAPS))) {
      var nobody = desk.submissions.open(desk.project, Desk.APPLICANT);
      assertTrue(nobody instanceof OpenAnswer.Opened);
      assertEquals(0, count(desk, "webhook_event"), "nobody has asked");

      EndpointId all = add(desk, desk.project.id().text());
      add(desk, "another");
      SubmissionId id =
          ((OpenAnswer.Opened) desk.submissions.open(desk.project, Desk.APPLICANT)).id();
      desk.submissions.deposit(
          desk.project, id, Desk.BANK, new AccountNumber("1234567890"), Desk.HOLDER);
      Edit approve = new Edit(KycResult.APPROVED, "u-2", null, null, null);
      desk.submissions.edit(desk.project, id, "admin", approve);
      desk.submissions.delete(desk.project, id, "admin");
      List<Delivery> told =
          new Deliveries(desk.database, DatabaseClock.SYSTEM, desk.keys)
              .ofSubmission(desk.project.id().text(), id.text());
      assertEquals(
          List.of(
              "submission.created",
              "deposit.sent",
              "submission.approved",
              "submission.updated",
              "submission.deleted"),
          told.stream().map(Delivery::type).toList());
      assertTrue(told.stream().allMatch(d -> d.endpoint().equals(all)));
      List<Long> sequences = new ArrayList<>(told.stream().map(Delivery::sequence).toList());
      assertEquals(sequences.stream().sorted().distinct().toList(), sequences);
      assertEquals(5, count(desk, "webhook_event"));
    }
  }

  private static EndpointId add(Desk desk, String project) throws Exception {
    return new Endpoints(desk.database, DatabaseClock.SYSTEM, desk.keys, new Reach(List.of()))
        .add(project, "https://example.com/told", List.of(), new By("hong", "시험"))
        .endpoint()
        .id();
  }

  private static long count(Desk desk, String table) throws Exception {
    return desk.database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("select count(*) from " + table)) {
        row.next();
        return row.getLong(1);
      }
    });
  }
}
