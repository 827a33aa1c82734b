package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.hosted.LinkFor;
import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Role;
import io.ilwon.submission.MemoText;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do on one verification's page, and what it leaves behind. */
class VerificationDeedsTest {
  private static final String LOST = "11077770000006";
  private static final String MEMO = "손님이 11/23에 전화함 <b>";

  private static io.ilwon.submission.Desk desk;
  private static ReadingServer server;

  @BeforeAll
  static void open() throws SQLException {
    desk = io.ilwon.submission.Desk.open();
    server = new ReadingServer(desk, true);
  }

  @AfterAll
  static void close() {
    server.close();
    desk.close();
  }

  private static String path(String deed, SubmissionId id) {
    return Filters.PATH + "/" + deed + "/" + id.text();
  }

  private static String page(SubmissionId id) throws IOException {
    return page(Role.OPERATIONS, id);
  }

  private static String page(Role role, SubmissionId id) throws IOException {
    return server.get(role, Filters.PATH + "/" + id.text(), "en").body();
  }

  private static Answer memo(SubmissionId id, String text) throws IOException {
    String typed = URLEncoder.encode(text, StandardCharsets.UTF_8);
    return server.post(Role.COMPLIANCE, path("memo", id), "memo=" + typed);
  }

  private static String said(Answer answer) {
    return String.valueOf(answer.headers().get("location")).replaceFirst(".*said=", "");
  }

  @Test
  void aMemoIsSealedToldInItsPlaceAndAudited() throws IOException, SQLException {
    SubmissionId id = desk.opened();
    assertEquals("detail.noted", said(memo(id, MEMO)));
    for (Role role : new Role[] {Role.VIEWER, Role.OWNER}) {
      String page = page(role, id);
      assertTrue(page.contains("compliance-1: 손님이 11/23에 전화함 &lt;b"), page);
      assertFalse(page.contains("submission memo"), "the entry stands behind it, not beside it");
    }
    String stored = "select encode(text, 'escape') || operator from submission_memo";
    String row = desk.text(stored + " where submission = '" + id + "'");
    assertTrue(row.endsWith("compliance-1") && !row.contains("11/23"), row);
    String entry = "select operator || detail from audit_entry where subject = '" + id + "'";
    assertEquals(
        "compliance-1"
            + desk.text("select id from submission_memo where submission = '%s'".formatted(id)),
        desk.text(entry));
    assertFalse(
        server.get(Role.OWNER, Filters.PATH + "/" + id + "/json", "en").body().contains("전화"));
    run("update submission_memo set operator = 'someone' where submission = '" + id + "'");
    assertFalse(page(id).contains("전화함"), "under another name it does not open");
  }

  @Test
  void aMemoGoesWithThePersonsData() throws IOException, SQLException {
    SubmissionId id = desk.opened();
    memo(id, MEMO);
    desk.submissions.delete(desk.project, id, "admin");
    String page = page(id);
    assertTrue(page.contains("a memo erased with the personal data"), page);
    assertFalse(page.contains("Leave a memo"), page);
    assertEquals("detail.unnoted", said(memo(id, "more")));
    assertEquals(
        "1",
        desk.text("select count(*) from submission_memo where submission = '%s'".formatted(id)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "1101234567",
        "계좌 110-123-456789로",
        "010 1234 5678",
        "１２３４５６７",
        "1.2.3.4.5.6.7"
      })
  void aMemoHoldsNoNumber(String text) throws IOException, SQLException {
    SubmissionId id = desk.opened();
    Answer answer = memo(id, text);
    assertEquals(422, answer.status(), text);
    assertTrue(answer.body().contains("id=\"memo-fault\""), answer.body());
    assertTrue(answer.body().contains("<details class=\"card\" open>"), "the form is seen");
    assertTrue(text.isBlank() || !answer.body().contains(text), "and does not say it again");
    assertEquals(
        "0",
        desk.text("select count(*) from submission_memo where submission = '%s'".formatted(id)));
  }

  @Test
  void aMemoHasAnEnd() throws IOException {
    SubmissionId id = desk.opened();
    assertEquals(422, memo(id, "가".repeat(MemoText.LONGEST + 1)).status());
    assertEquals("detail.noted", said(memo(id, "가".repeat(MemoText.LONGEST))));
    assertEquals("detail.noted", said(memo(id, "11/23 14:05, 2026년 11월 23일, 3번")));
  }

  @Test
  void theBankIsAskedAgainAndNothingIsSent() throws IOException, SQLException {
    SubmissionId known = desk.opened();
    assertFalse(page(known).contains(path("ask", known)));
    SubmissionId id = desk.opened();
    desk.deposit(id, LOST);
    assertTrue(page(id).contains(path("ask", id)), page(id));
    assertFalse(page(Role.VIEWER, id).contains(path("ask", id)));
    assertEquals(422, server.post(Role.OWNER, path("ask", id), "reason=x").status());
    int sent = desk.lines(LOST);
    String asked = said(server.post(Role.OWNER, path("ask", id), "reason=they+called"));
    assertEquals("queue.asked", asked);
    assertEquals(
        "owner-1 transfer inquire they called",
        desk.text(
            "select operator || ' ' || action || ' ' || reason from audit_entry e, transfer t"
                + " where e.subject = t.id::text and t.submission = '%s'".formatted(id)));
    assertEquals(sent, desk.lines(LOST));
    assertEquals("queue.known", said(server.post(Role.OWNER, path("ask", known), "reason=again")));
  }

  @Test
  void endingIsTheRulesAndSaysWhoAndWhy() throws IOException, SQLException {
    SubmissionId id = desk.opened();
    assertEquals(422, server.post(Role.OPERATIONS, path("end", id), "reason=").status());
    String form = "reason=a+test+of+ours";
    assertEquals("detail.ended", said(server.post(Role.OPERATIONS, path("end", id), form)));
    assertEquals(
        "rejected edited",
        desk.text("select stage || ' ' || comment from submission where id = '" + id + "'"));
    assertEquals(
        "operations-1 submission end a test of ours",
        desk.text(
            "select operator || ' ' || action || ' ' || reason from audit_entry where subject = '%s'"
                .formatted(id)));
    String page = page(id);
    assertTrue(page.contains("An operator ended it as rejected."), page);
    assertFalse(page.contains(path("end", id)) || page.contains(path("link", id)), page);
    assertEquals("detail.over", said(server.post(Role.OPERATIONS, path("end", id), form)));
    assertEquals("1", desk.text("select count(*) from audit_entry where subject = '" + id + "'"));
  }

  @Test
  void anEndLeavesTheWonThatNobodyKnowsToItsInquiries() throws IOException, SQLException {
    SubmissionId id = desk.opened();
    desk.deposit(id, "11088880000006");
    assertEquals(
        "detail.ended",
        said(server.post(Role.OWNER, path("end", id), "reason=the+person+gave+up")));
    assertEquals(
        "unknown", desk.text("select state from transfer where submission = '" + id + "'"));
  }

  @Test
  void aLinkIsOfferedOnlyAfterOneAndToldOnce() throws IOException, SQLException {
    SubmissionId id = desk.opened();
    assertFalse(page(id).contains(path("link", id)));
    Answer none = server.post(Role.OPERATIONS, path("link", id), "reason=they+lost+it");
    assertEquals(422, none.status());
    assertTrue(none.body().contains("There is no link to make another after"), none.body());
    LinkFor.submission(desk, id);
    assertTrue(page(id).contains(path("link", id)));
    Answer made = server.post(Role.OPERATIONS, path("link", id), "reason=they+lost+it");
    assertEquals(200, made.status(), made.body());
    String token = made.body().replaceFirst("(?s).*http://localhost/v/([A-Za-z0-9_-]{43}).*", "$1");
    assertEquals(43, token.length(), made.body());
    assertFalse(page(id).contains(token), "told once");
    assertEquals(
        "1 of 2",
        desk.text(
            "select count(*) filter (where ended_at is null) || ' of ' || count(*)"
                + " from verification_session where submission = '%s'".formatted(id)));
    assertEquals(
        "operations-1 submission link they lost it",
        desk.text(
            "select operator || ' ' || action || ' ' || reason from audit_entry where subject = '%s'"
                .formatted(id)));
  }

  private static void run(String sql) throws SQLException {
    desk.database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
