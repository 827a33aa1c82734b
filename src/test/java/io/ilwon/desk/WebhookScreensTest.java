package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.ilwon.browser.Chromium;
import io.ilwon.http.RawClient.Answer;
import io.ilwon.operator.Role;
import io.ilwon.webhook.EventId;
import io.ilwon.webhook.Reach;
import io.ilwon.webhook.Receiver;
import io.ilwon.webhook.Webhooks;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is told, as operators see and change it; the receiver stands on a real socket. */
class WebhookScreensTest {
  private static final String PATH = WebhookRoom.PATH;
  private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]{40,}");
  private static final Pattern PLACE = Pattern.compile(PATH + "/[a-z2-7]{20,}");

  private static DeskServer desk;
  private static Webhooks webhooks;
  private static Receiver receiver;

  @BeforeAll
  static void open() throws Exception {
    desk = DeskServer.open(false);
    assertEquals(503, desk.get(desk.token(Role.OWNER), PATH).status(), "nobody tells yet");
    webhooks =
        new Webhooks(
            desk.people.database,
            desk.people.clock,
            desk.people.keys,
            new Reach(List.of()).withLoopback(),
            UUID.randomUUID());
    webhooks.begin(events -> {
      Map<EventId, byte[]> bodies = new HashMap<>();
      events.forEach(e -> bodies.put(e.id(), "{}".getBytes(UTF_8)));
      return bodies;
    });
    desk.webhooks.set(webhooks);
    receiver = new Receiver();
  }

  @AfterAll
  static void close() throws IOException {
    receiver.close();
    webhooks.close();
    desk.close();
  }

  private static Answer post(Role role, String path, String... fields) throws Exception {
    return desk.post(desk.token(role), path, fields);
  }

  private static String page(Role role, String path) throws Exception {
    Answer answer = desk.get(desk.token(role), path);
    assertEquals(200, answer.status(), path);
    return answer.body();
  }

  /** Adds the receiver; what the answer says. */
  private static Answer added() throws Exception {
    Answer answer =
        post(
            Role.DEVELOPER,
            PATH + "/add",
            "project",
            "b".repeat(32),
            "url",
            receiver.url() + "?key=hidden",
            "type-submission.approved",
            "1",
            "reason",
            "상점 서버가 생겼어요");
    assertEquals(200, answer.status(), answer.body());
    return answer;
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertTrue(matcher.find(), text);
    return matcher.group();
  }

  private static String id(String href) {
    return href.substring(PATH.length() + 1);
  }

  private static String awaited(String path, String words) throws Exception {
    long until = System.nanoTime() + 10_000_000_000L;
    String body = page(Role.OWNER, path);
    while (!body.contains(words)) {
      assertTrue(System.nanoTime() < until, () -> "waited in vain for " + words);
      LockSupport.parkNanos(20_000_000);
      body = page(Role.OWNER, path);
    }
    return body;
  }

  @Test
  void aSecretIsShownOnceAndNoOtherPageHasIt() throws Exception {
    Answer answer = added();
    assertEquals("no-store", answer.headers().get("cache-control"));
    String secret = first(SECRET, answer.body());
    String href = first(PLACE, answer.body());
    for (String path : List.of(PATH, href)) {
      assertFalse(page(Role.OWNER, path).contains("whsec_"), path);
    }
    assertEquals(
        "developer",
        desk.people.one(
            "select operator from audit_entry where action = 'webhook add' and subject = '%s'"
                .formatted(id(href))));
    Answer rotated =
        post(Role.OWNER, PATH + "/rotate/" + id(href), "overlap", "24h", "reason", "정기 교체예요");
    assertFalse(first(SECRET, rotated.body()).equals(secret));
    assertTrue(page(Role.OWNER, href).contains("두 비밀 값으로 서명하는 시각까지"));
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndNothingIsAdded() throws Exception {
    Answer empty = post(Role.OWNER, PATH + "/add", "project", "none");
    assertEquals(422, empty.status());
    assertTrue(empty.body().contains("id=\"url-fault\""), empty.body());
    Answer near =
        post(
            Role.OWNER,
            PATH + "/add",
            "project",
            "b".repeat(32),
            "url",
            "https://10.0.0.1/x",
            "reason",
            "사설망이에요");
    assertEquals(422, near.status());
    assertTrue(near.body().contains("부를 수 없는 사설 주소"), near.body());
    assertTrue(near.body().contains("value=\"https://10.0.0.1/x\""), near.body());
  }

  @Test
  void aFailingDeliveryIsSeenSentAgainAndDelivered() throws Exception {
    receiver.answers =
        _ -> new Receiver.Answer(500, "", "<b>no</b> 110-223-344556 " + "x".repeat(300), 0);
    String href = first(PLACE, added().body());
    String test = PATH + "/test/" + id(href);
    assertEquals(422, post(Role.OWNER, test, "reason", "").status());
    Answer sent = post(Role.OWNER, test, "reason", "고쳤는지 보려고요");
    String one = sent.headers().getOrDefault("location", "").split("\\?", 2)[0];
    String failed = awaited(one, "500 답");
    assertTrue(failed.contains("&lt;b&gt;no&lt;/b&gt; ·······"), failed);
    assertFalse(failed.contains("344556"), failed);
    assertTrue(page(Role.OWNER, href + "?show=failed").contains(one));
    receiver.answers = _ -> Receiver.Answer.of(204);
    String again = PATH + "/again/" + one.substring(PATH.length() + 1);
    assertEquals(422, post(Role.OWNER, again, "reason", "").status());
    assertEquals(303, post(Role.OWNER, again, "reason", "받는 쪽을 고쳤어요").status());
    awaited(one, "204 답");
    assertFalse(page(Role.OWNER, href + "?show=failed").contains(one));
    Answer all =
        post(
            Role.OWNER,
            PATH + "/replay/" + id(href),
            "since",
            "2020-01-01T00:00",
            "reason",
            "모두 다시 보내요");
    assertTrue(all.headers().getOrDefault("location", "").endsWith("hook.replayed"), all + "");
  }

  @Test
  void pausedFailingAndRemovedAreSeenAndWhoMayNotChangeSeesNoSecretOfTheAddress() throws Exception {
    String href = first(PLACE, added().body());
    String id = id(href);
    assertEquals(303, post(Role.OWNER, PATH + "/pause/" + id, "reason", "점검이에요").status());
    String viewed = page(Role.VIEWER, href);
    assertTrue(viewed.contains("점검이에요") && viewed.contains("/…"), viewed);
    assertFalse(
        viewed.contains("key=hidden") || viewed.contains("<form method=\"post\" action=\"" + PATH));
    assertTrue(page(Role.OWNER, href).contains("key=hidden"));
    assertEquals(403, post(Role.VIEWER, PATH + "/resume/" + id, "reason", "저예요").status());
    assertEquals(303, post(Role.OWNER, PATH + "/resume/" + id, "reason", "끝났어요").status());
    fail(id);
    assertTrue(page(Role.OWNER, PATH).contains("실패 중"));
    assertTrue(page(Role.OWNER, "/desk?days=7").contains("알림에 실패하는 웹훅 주소 1곳"));
    assertEquals(303, post(Role.OWNER, PATH + "/remove/" + id, "reason", "이제 안 써요").status());
    assertFalse(page(Role.OWNER, PATH).contains(id));
  }

  @Test
  void everyPageIsForEverybody() throws Exception {
    receiver.answers = _ -> new Receiver.Answer(500, "", "x".repeat(300), 0);
    String href = first(PLACE, added().body());
    Answer sent = post(Role.OWNER, PATH + "/test/" + id(href), "reason", "화면을 보려고요");
    String one = sent.headers().getOrDefault("location", "").split("\\?", 2)[0];
    awaited(one, "500 답");
    List<String> wrong = new ArrayList<>();
    try (Chromium chromium = Chromium.start()) {
      for (boolean korean : List.of(true, false)) {
        try (BrowserContext context =
            chromium.person(o ->
                o.setLocale(korean ? "ko-KR" : "en-US")
                    .setViewportSize(korean ? 320 : 1280, 800)
                    .setColorScheme(korean ? ColorScheme.DARK : ColorScheme.LIGHT))) {
          Cookie cookie = new Cookie("ilwon_desk", desk.token(Role.OWNER).unmasked());
          context.addCookies(List.of(cookie.setUrl(desk.url())));
          Page page = context.newPage();
          List.of(PATH, href, one).forEach(path -> look(page, path, korean, wrong));
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
  }

  private static void look(Page page, String path, boolean korean, List<String> wrong) {
    page.navigate(desk.url() + path);
    String name = "webhooks-" + path.split("/").length + (korean ? "-ko" : "-en");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "desk", name + ".png")));
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(v -> wrong.add(name + ": " + v.getId() + " " + v.getNodes().getFirst().getHtml()));
    if (!Boolean.TRUE.equals(
        page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))) {
      wrong.add(name + " is wider than the window");
    }
  }

  private static void fail(String id) throws SQLException {
    desk.people.database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate(
            "update webhook_endpoint set failures = 7 where id = '%s'".formatted(id));
      }
    });
  }
}
