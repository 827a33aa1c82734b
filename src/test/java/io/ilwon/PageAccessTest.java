package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.Scope;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The person's pages in bytes: who may act on them, and what every answer says beside its page. */
class PageAccessTest {
  private static final String LINK =
      "{\"email\":\"hong@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}";
  private static final Pattern URL =
      Pattern.compile("\"url\":\"http://localhost:\\d+(/v/[^\"]+)\"");
  private static final String NUMBER = "110223344556";
  private static final List<String> ACTIONS =
      List.of("", "/bank", "/account?bank=004", "/code", "/help", "/state", "/return", "/nothing");
  private static final List<String> FORMS =
      List.of("/send", "/resend", "/code", "/more-time", "/here", "/language", "/nothing", "");

  @TempDir private static Path folder;
  private static WholeServer whole;
  private static String key;

  @BeforeAll
  static void start() throws Exception {
    whole = new WholeServer(folder, Instant.parse("2026-03-01T08:00:00Z"));
    key = whole.key(whole.project(true, List.of(), OwnLimits.NONE), EnumSet.allOf(Scope.class), 0);
  }

  @AfterAll
  static void stop() {
    whole.close();
  }

  /** A link, and what one device's pages of it say. */
  private record Held(String path, String cookie, String csrf) {
    String form(String more) {
      return "csrf=" + csrf + "&turn=0" + more;
    }
  }

  private static Held held() throws Exception {
    String request =
        "POST /v1/verification_sessions HTTP/1.1\r\nhost: x\r\nx-api-key: %s\r\ncontent-length: %d\r\n\r\n%s"
            .formatted(key, LINK.length(), LINK);
    return seen(group(URL, RawClient.once(whole.server.httpPort(), request).body()));
  }

  private static Held seen(String path) throws Exception {
    RawClient.Answer page = get(path, "");
    String cookie = header(page, "set-cookie").split(";", 2)[0];
    return new Held(
        path, cookie, group(Pattern.compile("name=\"csrf\" value=\"([^\"]+)\""), page.body()));
  }

  private static String header(RawClient.Answer answer, String name) {
    return Objects.requireNonNull(answer.headers().get(name), name);
  }

  private static String group(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertTrue(found.find(), text);
    return found.group(1);
  }

  private static RawClient.Answer get(String path, String cookie) throws Exception {
    return RawClient.once(whole.server.httpPort(), head("GET", path, cookie) + "\r\n");
  }

  private static RawClient.Answer post(String path, String cookie, String form) throws Exception {
    String type = "content-type: application/x-www-form-urlencoded\r\n";
    String length = "content-length: " + form.getBytes(UTF_8).length + "\r\n\r\n";
    return RawClient.once(
        whole.server.httpPort(), head("POST", path, cookie) + type + length + form);
  }

  private static String head(String method, String path, String cookie) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nhost: x\r\naccept-language: ko-KR\r\n"
        + (cookie.isEmpty() ? "" : "cookie: " + cookie + "\r\n");
  }

  private static String account(String number) {
    return "&bank=004&number=" + number + "&holder=" + URLEncoder.encode("홍길동", UTF_8);
  }

  private static List<String> rows() throws Exception {
    return whole.texts(
        "select 's' || s::text from verification_session s union all"
            + " select 't' || t::text from transfer t order by 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "", "../v3/submission", "%00", "x?y"})
  void nobodysLinkIsOneAnswerWhateverIsAsked(String token) throws Exception {
    List<String> before = rows();
    String path = "/v/" + "A".repeat(43 - Math.min(43, token.length())) + token;
    String none = get(path, "").body();
    assertTrue(none.contains("이 링크는 쓸 수 없어요"), none);
    for (String action : ACTIONS) {
      if (!path.contains("?")) {
        assertEquals("404 " + none, get(path + action, "").status() + " " + get(path, "").body());
      }
    }
    for (String form : FORMS) {
      assertEquals(303, post(path + form, "", "turn=0" + account(NUMBER)).status(), form);
    }
    assertEquals(before, rows());
  }

  @Test
  void aFormActsOnlyWithItsLinksAndItsDevicesOwnProof() throws Exception {
    Held one = held();
    Held other = held();
    Held elsewhere = seen(one.path());
    List<String> before = rows();
    for (String action : FORMS) {
      String form = account(NUMBER) + "&lang=en&code=123";
      post(one.path() + action, "", one.form(form));
      post(one.path() + action, one.cookie(), "turn=0" + form);
      post(one.path() + action, one.cookie(), other.form(form));
      post(one.path() + action, one.cookie(), elsewhere.form(form));
      post(one.path() + action, other.cookie(), other.form(form));
      get(one.path() + action + "?" + one.form(form), one.cookie());
    }
    assertEquals(before, rows(), "nothing happened");
    post(one.path() + "/send", one.cookie(), one.form(account(NUMBER)));
    assertFalse(before.equals(rows()), "with them it does");
    List<String> sent = rows();
    post(one.path() + "/send", one.cookie(), one.form(account("110223344557")));
    post(
        one.path() + "/resend", elsewhere.cookie(), elsewhere.form("").replace("turn=0", "turn=1"));
    assertEquals(sent, rows(), "neither the same form again nor another device");
  }

  @Test
  void aBrowserThatKeepsNoCookieIsToldSo() throws Exception {
    Held one = held();
    RawClient.Answer page = post(one.path() + "/send", "", one.form(account(NUMBER)));
    assertEquals(403, page.status());
    assertTrue(page.body().contains("쿠키가 꺼져 있어요"), page.body());
    assertTrue(page.body().contains("href=\"" + one.path() + "\" target=\"_blank\""), page.body());
  }

  @Test
  void onlyTheLastDigitsComeBackOnceTheWonIsSent() throws Exception {
    Held one = held();
    post(one.path() + "/send", one.cookie(), one.form(account(NUMBER)));
    for (String action : ACTIONS) {
      String page = get(one.path() + action, one.cookie()).body();
      assertFalse(page.contains(NUMBER) || page.contains("홍길동"), page);
    }
    assertTrue(get(one.path(), one.cookie()).body().contains("····4556"));
  }

  @Test
  void everyAnswerTellsBrowsersWhatTheyMayNot() throws Exception {
    Held one = held();
    for (String action : ACTIONS) {
      for (String cookie : List.of(one.cookie(), "")) {
        RawClient.Answer answer = get(one.path() + action, cookie);
        String policy = header(answer, "content-security-policy");
        assertTrue(policy.startsWith("default-src 'self';") && !policy.contains("unsafe"), policy);
        assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
        assertEquals("no-referrer", header(answer, "referrer-policy"));
        assertEquals("no-store", header(answer, "cache-control"));
        assertEquals("nosniff", header(answer, "x-content-type-options"));
      }
    }
    String cookie = header(get(one.path(), ""), "set-cookie");
    assertTrue(
        cookie.endsWith("; Path=" + one.path() + "; Max-Age=86400; HttpOnly; SameSite=Lax"),
        cookie);
  }

  @Test
  void withoutTheDatabaseThePersonHearsWhatToDo() throws Exception {
    Held one = held();
    List<String> before = rows();
    try (WholeServer.Trouble _ = whole.away()) {
      RawClient.Answer page = get(one.path(), one.cookie());
      assertEquals("503 5", page.status() + " " + page.headers().get("retry-after"));
      assertTrue(page.body().contains("지금은 열 수 없어요"), page.body());
      assertTrue(page.body().contains("<a class=\"main\" href=\"" + one.path() + "\">"));
      assertEquals(
          503, post(one.path() + "/send", one.cookie(), one.form(account(NUMBER))).status());
    }
    assertEquals(before, rows());
    assertEquals(200, get(one.path(), one.cookie()).status());
  }

  @Test
  void filesOfThisReleaseAreKeptForEverAndOthersForMinutes() throws Exception {
    String page = held().path();
    String style =
        group(
            Pattern.compile("href=\"(/assets/page.css\\?v=[0-9a-f]{12})\""), get(page, "").body());
    assertEquals("max-age=31536000, immutable", header(get(style, ""), "cache-control"));
    assertEquals("max-age=300", header(get("/assets/page.css?v=0", ""), "cache-control"));
  }

  @Test
  void headIsThePageWithoutItsBody() throws Exception {
    Held one = held();
    try (RawClient client = new RawClient(whole.server.httpPort())) {
      client.send(head("HEAD", one.path(), one.cookie()) + "\r\n");
      assertTrue(client.head().startsWith("HTTP/1.1 200"));
      client.send(head("GET", "/v1/texts?lang=en", "") + "\r\n");
      assertTrue(client.answer().body().startsWith("{\""));
    }
  }
}
