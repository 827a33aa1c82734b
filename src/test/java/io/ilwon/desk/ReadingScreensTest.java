package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Power;
import io.ilwon.operator.Powers;
import io.ilwon.operator.Role;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The screens that show what happened, as each role gets them. */
class ReadingScreensTest {
  private static final String NUMBER = "11010000009990";
  private static final String HOLDER = "홍길동";

  private static io.ilwon.submission.Desk desk;
  private static ReadingServer server;
  private static SubmissionId approved;
  private static List<String> paths = List.of();

  @BeforeAll
  static void open() throws SQLException {
    desk = io.ilwon.submission.Desk.open();
    SubmissionId refused = desk.opened();
    desk.deposit(refused, "11010000000001");
    SubmissionId unknown = desk.opened();
    desk.deposit(unknown, "11010000000006");
    SubmissionId elsewhere = desk.opened();
    desk.deposit(elsewhere, new BankCode("088"), NUMBER);
    approved = desk.opened();
    desk.deposit(approved, "11010000000002");
    desk.clock.forward(Duration.ofSeconds(31));
    desk.deposit(approved, NUMBER);
    desk.guess(approved, io.ilwon.submission.Desk.not(desk.codes(NUMBER).getFirst()));
    desk.guess(approved, desk.codes(NUMBER).getFirst());
    server = new ReadingServer(desk, false);
    List<String> all =
        new ArrayList<>(
            List.of(
                "/desk",
                "/desk?days=7",
                "/desk/rejections",
                "/desk/rejections?days=28",
                Filters.PATH,
                Filters.PATH + "?last4=9990",
                Filters.PATH + "?userid=u-1",
                Filters.PATH + "?status=unknown&bank=004"));
    for (SubmissionId id : List.of(refused, unknown, elsewhere, approved)) {
      String one = Filters.PATH + "/" + id.text();
      all.addAll(List.of(one, one + "/json", one + "?only=failed"));
      for (int line = 0; line < 5; line++) {
        all.add(one + "?line=" + line);
      }
    }
    paths = all;
  }

  @AfterAll
  static void close() {
    server.close();
    desk.close();
  }

  @Test
  void noPageOfAnyRoleHasANumberANameOrACodeInTheClear() throws IOException, SQLException {
    String code = desk.codes(NUMBER).getFirst() + "일원";
    for (Role role : Role.values()) {
      boolean may = Powers.of(role, false).contains(Power.SEE_VERIFICATIONS);
      for (String path : paths) {
        Answer answer = server.get(role, path, "ko");
        boolean home = path.startsWith("/desk?") || path.equals("/desk");
        boolean open = home ? Powers.of(role, false).contains(Power.SEE_HOME) : may;
        assertEquals(open ? 200 : 403, answer.status(), role + " " + path);
        for (String secret :
            List.of(NUMBER, "11010000000006", "11010000000001", HOLDER, code, "hong@")) {
          assertFalse(answer.body().contains(secret), role + " " + path + " shows " + secret);
        }
      }
    }
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
  void personalDataIsShownOnceForAReasonThatIsKept() throws IOException, SQLException {
    String path = Filters.PATH + "/reveal/" + approved.text();
    for (Role role : Role.values()) {
      boolean may = Powers.of(role, false).contains(Power.REVEAL);
      Answer answer = server.post(role, path, "reason=the+bank+asked");
      assertEquals(may ? 200 : 403, answer.status(), role.word());
      assertEquals(may, answer.body().contains(NUMBER), role.word());
      assertEquals(may, answer.body().contains(HOLDER), role.word());
      assertEquals("no-store", answer.headers().get("cache-control"));
    }
    Answer without = server.post(Role.OWNER, path, "reason=+");
    assertEquals(422, without.status());
    assertFalse(without.body().contains(NUMBER));
    assertEquals(
        "2 the bank asked " + approved,
        desk.text(
            "select concat_ws(' ', count(*), min(reason), min(subject)) from access_log"
                + " where what = 'reveal'"));
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
