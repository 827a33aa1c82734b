package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Role;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The screens that show what happened, as each role gets them. */
class ReadingScreensTest {
  private static final String NUMBER = "11010000009990";

  private static io.ilwon.submission.Desk desk;
  private static ReadingServer server;
  private static SubmissionId approved;

  @BeforeAll
  static void open() throws SQLException {
    desk = io.ilwon.submission.Desk.open();
    desk.deposit(desk.opened(), "11010000000001");
    desk.deposit(desk.opened(), "11010000000006");
    desk.deposit(desk.opened(), new BankCode("088"), NUMBER);
    approved = desk.opened();
    desk.deposit(approved, "11010000000002");
    desk.clock.forward(Duration.ofSeconds(31));
    desk.deposit(approved, NUMBER);
    desk.guess(approved, io.ilwon.submission.Desk.not(desk.codes(NUMBER).getFirst()));
    desk.guess(approved, desk.codes(NUMBER).getFirst());
    server = new ReadingServer(desk, false);
  }

  @AfterAll
  static void close() {
    server.close();
    desk.close();
  }

  @Test
  void theListShowsWhatItKnows() throws IOException {
    String page = server.get(Role.VIEWER, Filters.PATH, "en").body();
    for (String shown :
        List.of("····9990", "홍*동", "u-1", "Verified", "2/5", "outcome", "API", approved.text())) {
      assertTrue(
          page.toLowerCase(java.util.Locale.ROOT)
              .contains(shown.toLowerCase(java.util.Locale.ROOT)),
          shown);
    }
  }

  @Test
  void oneVerificationIsToldInOrderAndInASentence() throws IOException {
    String page = server.get(Role.VIEWER, Filters.PATH + "/" + approved.text(), "en").body();
    assertTrue(page.contains("An earlier request was refused"), page);
    assertTrue(page.indexOf("Request 1") < page.indexOf("Request 2"), page);
    assertTrue(page.indexOf("A wrong code") < page.indexOf("The right code"), page);
    assertTrue(page.contains("Awaiting the code → Verified"), page);
    String facts =
        server.get(Role.VIEWER, Filters.PATH + "/" + approved.text() + "?line=1", "en").body();
    assertTrue(facts.contains("cannot receive"), facts);
  }

  @Test
  void aWholeNumberIsFoundByAFormAndStandsInNoAddress() throws IOException, SQLException {
    String form = "account_bank=004&number=1101-0000-009990";
    Answer found = server.post(Role.VIEWER, Filters.PATH + "/account", form);
    assertEquals(200, found.status());
    assertTrue(found.body().contains(approved.text()));
    assertFalse(found.body().contains(NUMBER));
    assertEquals(422, server.post(Role.VIEWER, Filters.PATH + "/account", "number=12").status());
    Answer asked = server.get(Role.VIEWER, Filters.PATH + "?q=" + NUMBER, "en");
    assertEquals(303, asked.status());
    assertFalse(String.valueOf(asked.headers().get("location")).contains(NUMBER));
    assertEquals(
        "account (1)",
        desk.text("select subject from access_log where what = 'search' and subject like 'acc%'"));
  }

  @Test
  void theSearchLeadsToTheOneThatIsMeant() throws IOException, SQLException {
    String rail =
        desk.text("select rail_id from transfer where submission = '" + approved + "' limit 1");
    for (String q : List.of(approved.text(), rail)) {
      Answer answer = server.get(Role.VIEWER, Filters.PATH + "?q=" + q, "en");
      assertEquals(Filters.PATH + "/" + approved.text(), answer.headers().get("location"));
    }
    assertTrue(server.get(Role.VIEWER, Filters.PATH + "?q=9990", "en").body().contains("····9990"));
    assertEquals(404, server.get(Role.VIEWER, Filters.PATH + "/nobodys", "en").status());
  }

  @Test
  void aFileOfTheListIsMaskedMarkedAndWrittenDown() throws IOException, SQLException {
    String path = ExportScreen.PATH;
    assertEquals(403, server.post(Role.OPERATIONS, path, "because=for+the+month").status());
    assertEquals(422, server.post(Role.OWNER, path, "because=x").status());
    Answer answer = server.post(Role.OWNER, path, "because=for+the+month&bank=088");
    assertEquals(200, answer.status());
    assertTrue(answer.body().startsWith("\uFEFFcreated_at,submission,"), answer.body());
    assertTrue(answer.body().contains(",088,····9990,홍*동,awaiting_code,"), answer.body());
    assertEquals(3, answer.body().lines().count());
    String log =
        desk.text("select row_count || ' ' || watermark from access_log where what = 'export'");
    assertTrue(log.startsWith("1 "), log);
    assertTrue(answer.body().contains(log.substring(2)), answer.body());
  }

  @Test
  void whoLookedAtWhomIsInTheAccessLog() throws IOException, SQLException {
    server.get(Role.COMPLIANCE, Filters.PATH + "/" + approved.text(), "ko");
    assertEquals(
        "compliance-1",
        desk.text(
            "select operator from access_log where what = 'view' and subject = '%s'"
                    .formatted(approved)
                + " and operator = 'compliance-1' limit 1"));
  }
}
