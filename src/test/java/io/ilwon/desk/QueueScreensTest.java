package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Role;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.submission.Settlement;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An unknown is found, asked about, and settled by two people; nobody settles alone. */
class QueueScreensTest {
  /** The bank has it in process for ever. */
  private static final String LOST = "11077770000006";

  private static final Duration HORIZON = Duration.ofMinutes(10);

  private io.ilwon.submission.Desk desk;
  private Settlement settlement;
  private ReadingServer server;
  private String id = "";

  @BeforeEach
  void open() throws SQLException {
    desk = io.ilwon.submission.Desk.open();
    InquirySchedule schedule = new InquirySchedule(List.of(HORIZON), HORIZON);
    settlement = new Settlement(desk.database, desk.clock, desk.keys, schedule);
    server =
        new ReadingServer(
            desk,
            false,
            (t, sent, entry) -> settlement.settle(desk.project, t.address(), sent, entry));
    desk.deposit(desk.opened(), LOST);
    id = desk.text("select id from transfer");
  }

  @AfterEach
  void close() {
    server.close();
    settlement.close();
    desk.close();
  }

  @Test
  void theQueueShowsItMaskedAndItsPageIsLogged() throws IOException, SQLException {
    String list = server.get(Role.VIEWER, "/desk/queue", "ko").body();
    assertTrue(list.contains("/desk/queue/" + id), list);
    assertTrue(list.contains("····0006") && !list.contains(LOST), list);
    assertTrue(list.contains("결과를 몰라요"), list);
    Answer item = server.get(Role.VIEWER, "/desk/queue/" + id, "ko");
    assertFalse(item.body().contains("queue/propose"), "a viewer proposes nothing");
    assertTrue(item.body().contains("····0006") && !item.body().contains(LOST), item.body());
    assertEquals(
        "view " + id,
        desk.text("select what || ' ' || subject from access_log where what = 'view'"));
    assertEquals(303, server.get(Role.VIEWER, "/desk/queue/none", "ko").status());
  }

  @Test
  void twoPeopleSettleItAndTheAuditNamesBoth() throws IOException, SQLException {
    Answer bare = propose(Role.OPERATIONS, "sent", "x");
    assertEquals(422, bare.status(), "no reason");
    assertTrue(bare.body().contains("id=\"reason-fault\""), bare.body());
    assertTrue(bare.body().contains("value=\"x\""), "what was typed is there to be mended");
    assertEquals(422, propose(Role.OPERATIONS, "perhaps", "line 12 of today").status());
    assertSaid("queue.proposed", propose(Role.OPERATIONS, "sent", "line 12 of today"));
    assertSaid("queue.waits", propose(Role.OWNER, "not", "I see no line"));
    Answer own = decide(Role.OPERATIONS, "agree", "I looked too");
    assertEquals(422, own.status());
    assertTrue(own.body().contains("You cannot agree to your own proposal"), own.body());
    Answer early = decide(Role.COMPLIANCE, "agree", "I looked too");
    assertTrue(early.body().contains("The bank may still answer"), early.body());
    assertEquals("unknown", desk.text("select state from transfer"));
    desk.clock.forward(HORIZON.plusSeconds(3));
    assertSaid("queue.settled", decide(Role.COMPLIANCE, "agree", "I looked too"));
    assertEquals("sent operator", desk.text("select state || ' ' || proof from transfer"));
    assertEquals(
        "line 12 of today|operations-1|compliance-1",
        desk.text(
            "select concat_ws('|', reason, operator, second) from audit_entry"
                + " where action = 'transfer settle' and second is not null"));
    assertEquals("done", desk.text("select outcome from proposal"));
    assertEquals(0, desk.count("select count(*) from transfer where queued_at is not null"));
  }

  @Test
  void aProposalIsDeclinedByAnotherOrTakenBack() throws IOException, SQLException {
    propose(Role.OPERATIONS, "not", "no line for it");
    assertSaid("queue.declined", decide(Role.OWNER, "decline", "there is a line"));
    propose(Role.OWNER, "sent", "line 13");
    assertSaid("queue.declined", decide(Role.OWNER, "decline", "a mistake of mine"));
    assertEquals(
        "declined,withdrawn",
        desk.text("select string_agg(outcome, ',' order by proposed_at) from proposal"));
    assertEquals("unknown", desk.text("select state from transfer"));
    assertSaid("queue.none", post(Role.OWNER, "agree", "proposal=x&reason=nothing+there"));
  }

  @Test
  void theBankIsAskedAgainAndWhatIsUnknownStays() throws IOException, SQLException {
    Answer bare = post(Role.OPERATIONS, "ask", "reason=x");
    assertEquals(422, bare.status());
    assertTrue(bare.body().contains("id=\"ask-reason-fault\""), "at its own form");
    assertFalse(bare.body().contains("id=\"reason-fault\""), bare.body());
    assertSaid("queue.asked", post(Role.OPERATIONS, "ask", "reason=the+client+called"));
    assertEquals(
        "operations-1",
        desk.text("select operator from audit_entry where action = 'transfer inquire'"));
    assertSaid("queue.unknown", post(Role.OWNER, "seen", "reason=seen+it"));
    assertEquals(403, post(Role.VIEWER, "ask", "reason=the+client+called").status());
    assertEquals(403, propose(Role.DEVELOPER, "sent", "line 12").status());
  }

  private static void assertSaid(String word, Answer answer) {
    assertEquals(303, answer.status(), answer.body());
    assertTrue(
        String.valueOf(answer.headers().get("location")).endsWith("said=" + word),
        answer.toString());
  }

  private Answer propose(Role role, String outcome, String reason) throws IOException {
    return post(role, "propose", "outcome=" + outcome + "&reason=" + encoded(reason));
  }

  private Answer decide(Role role, String deed, String reason) throws IOException {
    String page = server.get(role, "/desk/queue/" + id, "en").body();
    Matcher proposal = Pattern.compile("name=\"proposal\" value=\"([^\"]+)\"").matcher(page);
    assertTrue(proposal.find(), page);
    return post(role, deed, "proposal=" + proposal.group(1) + "&reason=" + encoded(reason));
  }

  private Answer post(Role role, String deed, String form) throws IOException {
    return server.post(role, "/desk/queue/" + deed + "/" + id, form);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
