package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.ilwon.browser.Chromium;
import io.ilwon.calls.CallTally;
import io.ilwon.calls.Failing;
import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Role;
import io.ilwon.project.ApiKey;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys, failed calls, limits and money, as operators see and use them. */
class ToolScreensTest {
  private static final String NUMBER = "11010000009990";
  private static final Pattern KEY = Pattern.compile("sk_test_[0-9a-v]{59}");
  private static final Pattern ID = Pattern.compile("/desk/developers/keys/([a-z2-7]{32})");
  private static final List<String> PATHS =
      List.of(
          DeveloperTabs.KEYS,
          DeveloperTabs.CALLS,
          DeveloperTabs.TRY,
          LimitsScreen.PATH,
          MoneyScreen.PATH);

  private static io.ilwon.submission.Desk desk;
  private static ToolServer server;

  @BeforeAll
  static void open() throws SQLException {
    desk = io.ilwon.submission.Desk.open();
    for (int i = 0; i < 10; i++) {
      SubmissionId id = desk.opened();
      desk.deposit(id, NUMBER);
      if (i > 6) {
        String wrong = io.ilwon.submission.Desk.not(desk.codes(NUMBER).getLast());
        desk.guess(id, wrong);
        desk.guess(id, wrong);
      }
    }
    SubmissionId spread = desk.opened();
    for (String number : List.of("11010000010002", "11010000020002", "11010000030002")) {
      desk.deposit(spread, number);
    }
    server = new ToolServer(desk);
    CallTally tally = new CallTally();
    String call = "POST /v3/submission/step2";
    tally.failed(new Failing("p", "k", call, "account_code_mismatch"), "s".repeat(32));
    tally.failed(new Failing("", "", call, "forbidden"), "");
    server.calls.tell(tally);
  }

  @AfterAll
  static void close() {
    server.close();
    desk.close();
  }

  private static String made() throws IOException {
    Answer answer =
        server.post(
            Role.DEVELOPER,
            "/desk/developers/create",
            "project",
            server.project.text(),
            "scope-read",
            "1",
            "second",
            "10",
            "day",
            "100",
            "reason",
            "a key for a test");
    assertEquals(200, answer.status(), answer.body());
    return answer.body();
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return matcher.group(matcher.groupCount());
  }

  @Test
  void aKeyIsShownOnceAndNoOtherPageHasIt() throws Exception {
    Answer answer =
        server.post(Role.OWNER, "/desk/developers/create", "project", server.project.text());
    assertEquals(422, answer.status());
    String page = made();
    String key = first(KEY, page);
    String id = first(ID, page);
    assertTrue(ApiKey.parse(key).isPresent());
    assertEquals(10, server.keys.search(null, id, 1).getFirst().perSecond());
    assertEquals(1, desk.count("select count(*) from audit_entry where subject = '" + id + "'"));
    for (String path : PATHS) {
      assertFalse(server.get(Role.OWNER, path).body().contains(key), path);
    }
    String rotated =
        server
            .post(
                Role.OWNER,
                "/desk/developers/rotate/" + id,
                "overlap",
                "24h",
                "reason",
                "every quarter")
            .body();
    assertFalse(first(KEY, rotated).equals(key));
    String revoke = "/desk/developers/revoke/" + id;
    assertEquals(422, server.post(Role.OWNER, revoke, "reason", "").status());
    assertEquals(303, server.post(Role.OWNER, revoke, "reason", "it leaked").status());
    assertTrue(server.keys.search(null, id, 1).getFirst().revokedAt() != null);
    assertEquals(403, server.post(Role.VIEWER, revoke, "reason", "it leaked").status());
  }

  @Test
  void failedCallsSayWhatToDo() throws IOException {
    String page = server.get(Role.DEVELOPER, DeveloperTabs.CALLS).body();
    assertTrue(page.contains("account_code_mismatch"), page);
    assertTrue(page.contains("look at the three digits"), page);
    assertTrue(page.contains("x-api-key: $ILWON_KEY"), page);
    assertFalse(page.contains("sk_test_"), page);
  }

  @Test
  void limitsAreMaskedAndALockIsLifted() throws Exception {
    String page = server.get(Role.COMPLIANCE, LimitsScreen.PATH).body();
    assertTrue(page.contains("····9990"), page);
    assertFalse(page.contains(NUMBER), page);
    assertTrue(page.contains("192.0.2.7"), page);
    assertTrue(page.contains("<td data-label=\"Accounts\" class=\"num\">3</td>"), page);
    String lift = first(Pattern.compile("action=\"(/desk/limits/account/[^\"]+)\""), page);
    assertEquals(422, server.post(Role.COMPLIANCE, lift, "reason", "x").status());
    assertEquals(403, server.post(Role.VIEWER, lift, "reason", "the holder called").status());
    assertTrue(
        server
            .post(Role.COMPLIANCE, lift, "reason", "the holder called")
            .headers()
            .toString()
            .contains("limits.lifted"));
    assertFalse(server.get(Role.COMPLIANCE, LimitsScreen.PATH).body().contains(lift));
  }

  @Test
  void moneyIsCountedAndTakenOutWithAReason() throws Exception {
    String page = server.get(Role.VIEWER, MoneyScreen.PATH).body();
    assertTrue(page.contains("<span class=\"value\">10</span>"), page);
    assertTrue(page.contains("is not known here"), page);
    String export = "/desk/money/export";
    assertEquals(403, server.post(Role.VIEWER, export, "period", "7d").status());
    assertEquals(422, server.post(Role.COMPLIANCE, export, "period", "7d", "reason", "").status());
    Answer file =
        server.post(Role.COMPLIANCE, export, "period", "7d", "reason", "the month's books");
    assertTrue(file.body().startsWith("\uFEFFday,project,bank,sent"), file.body());
    assertTrue(file.body().contains(",10,0,3,0"), file.body());
    assertEquals(1, desk.count("select count(*) from access_log where what = 'export'"));
  }

  @Test
  void everyPageIsForEverybody() throws Exception {
    String id = first(ID, made());
    List<String> paths = new ArrayList<>(PATHS);
    paths.add(KeyRow.FOLDER + id);
    List<String> wrong = new ArrayList<>();
    try (Chromium chromium = Chromium.start()) {
      for (boolean korean : List.of(true, false)) {
        try (BrowserContext context =
            chromium.person(o ->
                o.setLocale(korean ? "ko-KR" : "en-US")
                    .setViewportSize(korean ? 320 : 1280, 800)
                    .setColorScheme(korean ? ColorScheme.DARK : ColorScheme.LIGHT))) {
          context.addCookies(
              List.of(
                  new Cookie("ilwon_desk", server.token(Role.OWNER).unmasked())
                      .setUrl(server.url())));
          Page page = context.newPage();
          paths.forEach(path -> look(page, path, korean, wrong));
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  private static void look(Page page, String path, boolean korean, List<String> wrong) {
    page.navigate(server.url() + path);
    String name =
        path.replaceAll("/[a-z2-7]{32}$", "-one").replace('/', '-') + (korean ? "-ko" : "-en");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "desk", name.substring(1) + ".png")));
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(v -> wrong.add(name + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
    if (!Boolean.TRUE.equals(
        page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))) {
      wrong.add(name + " is wider than the window");
    }
  }
}
