package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Storm;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More time for a code, asked of the submissions themselves. */
class MoreTimeTest {
  private static final String NUMBER = "11010000009990";
  private Desk desk;
  private SubmissionId id;

  @BeforeEach
  void aCodeWithTwoMinutesToLive() throws SQLException {
    desk = Desk.open();
    id = desk.opened();
    assertEquals(new DepositAnswer.Success(), desk.deposit(id, NUMBER));
    desk.clock.forward(Duration.ofMinutes(3));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void itIsStoredSealedAndToldToTheAudit() throws SQLException {
    Instant before = expiry();
    assertEquals(new MoreTimeAnswer.Given(before.plus(Duration.ofMinutes(5))), ask());
    assertEquals(before.plus(Duration.ofMinutes(5)), expiry());
    String told = desk.text("select entries from audit_block order by at desc limit 1");
    assertTrue(told.contains("s " + id.text() + " awaiting_code"), told);
    desk.clock.forward(Duration.ofMinutes(6));
    assertInstanceOf(GuessAnswer.Approved.class, desk.guess(id, desk.codes(NUMBER).getFirst()));
  }

  @Test
  void twentyAtOnceAreGivenItOnce() throws SQLException {
    Instant before = expiry();
    List<MoreTimeAnswer> answers = Storm.of(20, i -> ask());
    assertEquals(1, answers.stream().filter(a -> a instanceof MoreTimeAnswer.Given).count());
    assertEquals(19, answers.stream().filter(new MoreTimeAnswer.NotNow()::equals).count());
    assertEquals(before.plus(Duration.ofMinutes(5)), expiry());
  }

  @Test
  void anotherProjectsSubmissionIsAsGoodAsAbsent() throws SQLException {
    Instant before = expiry();
    Project other =
        new Project(
            new ProjectId("p-other"),
            "시험",
            desk.project.brand(),
            true,
            false,
            List.of(),
            desk.project.limits(),
            List.of(),
            List.of());
    assertEquals(new DepositAnswer.NotUsable(), desk.submissions.moreTime(other, id));
    assertEquals(
        new DepositAnswer.NotUsable(),
        desk.submissions.moreTime(desk.project, new SubmissionId("submission-of-nobody-00000")));
    assertEquals(before, expiry());
  }

  @Test
  void aForgedRowIsGivenNothing() throws SQLException {
    ByHand.run(desk, "update submission set code_expires_at = code_expires_at + interval '1s'");
    Instant before = expiry();
    assertEquals(new DepositAnswer.NotUsable(), ask());
    assertEquals(before, expiry());
  }

  private MoreTimeAnswer ask() {
    return desk.submissions.moreTime(desk.project, id);
  }

  private Instant expiry() throws SQLException {
    return desk.database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("select code_expires_at from submission")) {
        row.next();
        return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
      }
    });
  }
}
