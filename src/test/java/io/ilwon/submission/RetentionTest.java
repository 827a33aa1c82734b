package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.rail.TransferOutcome;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final String NUMBER = "11012120001903";
  private static final Duration MOMENT = Duration.ofSeconds(10);
  private static final String PERSONAL =
      "select num_nonnulls(applicant, person, edited_by, email_index, userid_index, data_key,"
          + " (select account from transfer), (select holder from transfer)) from submission";

  @Test
  void aCodesMacGoesADayAfterTheCode() throws Exception {
    try (Desk desk = Desk.open();
        Retention retention = new Retention(desk.database, desk.clock)) {
      desk.deposit(desk.opened(), NUMBER);
      String code = "select count(*) from transfer where code_mac is not null";
      desk.clock.forward(Duration.ofHours(24).plusMinutes(15).minus(MOMENT));
      all(retention);
      assertEquals(1, desk.count(code));
      desk.clock.forward(MOMENT.multipliedBy(2));
      all(retention);
      assertEquals(0, desk.count(code));
    }
  }

  @Test
  void personalDataGoesWhenTheProjectsDaysAreOver() throws Exception {
    try (Desk desk = Desk.open();
        Retention retention = new Retention(desk.database, desk.clock)) {
      SubmissionId id = approved(desk, "");
      desk.clock.forward(Duration.ofDays(90).minus(MOMENT));
      all(retention);
      assertEquals(7, desk.count(PERSONAL));
      assertEquals(1, found(desk, id));
      desk.clock.forward(MOMENT.multipliedBy(2));
      all(retention);
      assertEquals(0, desk.count(PERSONAL));
      assertEquals(0, found(desk, id));
      assertEquals("approved", desk.text("select stage from submission"));
      assertEquals(1, desk.count("select count(*) from submission where erased_at is not null"));
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.deposit(id, NUMBER));
      assertInstanceOf(
          DeleteAnswer.NotFound.class, desk.submissions.delete(desk.project, id, "admin"));

      desk.clock.forward(Duration.ofDays(5 * 365));
      all(retention);
      assertEquals(
          0, desk.count("select (select count(*) from submission) + count(*) from transfer"));
    }
  }

  @Test
  void aProjectMaySetItsOwnDays() throws Exception {
    try (Desk desk = Desk.open();
        Retention retention = new Retention(desk.database, desk.clock)) {
      approved(desk, "7");
      desk.clock.forward(Duration.ofDays(7).plus(MOMENT));
      all(retention);
      assertEquals(0, desk.count(PERSONAL));
    }
  }

  @Test
  void anOpenTransfersAccountStaysAndSoDoesAnUnfinishedSubmission() throws Exception {
    try (Desk desk = Desk.open();
        Retention retention = new Retention(desk.database, desk.clock)) {
      project(desk, "1");
      desk.rail.onSend = (order, bank) -> new TransferOutcome.Unknown("cut off");
      SubmissionId id = desk.opened();
      desk.deposit(id, NUMBER);
      all(retention);
      desk.clock.forward(Duration.ofDays(2));
      all(retention);
      assertEquals(6, desk.count(PERSONAL), "it has not ended yet");
      assertInstanceOf(DepositAnswer.NotUsable.class, desk.deposit(id, NUMBER));
      desk.clock.forward(Duration.ofDays(2));
      all(retention);
      assertEquals("rejected", desk.text("select stage from submission"));
      assertEquals(6, desk.count(PERSONAL), "an open transfer's account is needed");
      desk.rail.onInquire = (order, bank) -> new TransferOutcome.Sent("reference");
      desk.inquirer.start();
      io.ilwon.db.Storm.until(
          "known", () -> desk.text("select state from transfer").equals("sent"));
      all(retention);
      assertEquals(0, desk.count(PERSONAL));
    }
  }

  private static SubmissionId approved(Desk desk, String days) throws SQLException {
    project(desk, days);
    SubmissionId id = desk.opened();
    desk.deposit(id, NUMBER);
    assertInstanceOf(GuessAnswer.Approved.class, desk.guess(id, desk.codes(NUMBER).getFirst()));
    return id;
  }

  private static void project(Desk desk, String days) throws SQLException {
    Project p = desk.project;
    String id = "a".repeat(32);
    desk.project =
        new Project(
            new ProjectId(id),
            p.name(),
            p.brand(),
            p.accountOccupancy(),
            p.koreanIdsOnly(),
            p.ipList(),
            p.limits(),
            p.returnUrls(),
            p.frameAncestors());
    desk.text(
        "insert into project (id, name, brand_sealed, account_occupancy, korean_ids_only, ip_list,"
            + " return_urls, frame_ancestors, created_at, updated_at, retention_days) values ('"
            + id
            + "', 'x', '', true, false, '{}', '{}', '{}', now(), now(), nullif('"
            + days
            + "', '')::int) returning 1");
  }

  private static int found(Desk desk, SubmissionId id) throws SQLException {
    Search search = new Search(id, null, null, null, null, 50, null);
    return desk.submissions.find(desk.project, search).items().size();
  }

  private static void all(Retention retention) throws SQLException {
    while (retention.batch()) {
      // until nothing is due
    }
  }
}
