package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo and the fake phone over plain HTTP, as a browser without script uses them. */
class DevPagesTest {
  @TempDir private static Path folder;
  private static WholeServer whole;

  @BeforeAll
  static void start() throws Exception {
    whole = new WholeServer(folder, Instant.now());
  }

  @AfterAll
  static void stop() {
    whole.close();
  }

  private static String origin() {
    return "http://localhost:" + whole.server.httpPort();
  }

  private static RawClient.Answer get(String path, String... headers) throws IOException {
    return ask("GET " + path, "", headers);
  }

  private static RawClient.Answer post(String path, String form, String... headers)
      throws IOException {
    return ask("POST " + path, form, headers);
  }

  private static RawClient.Answer ask(String line, String form, String... headers)
      throws IOException {
    StringBuilder request = new StringBuilder(line + " HTTP/1.1\r\n");
    if (List.of(headers).stream().noneMatch(each -> each.startsWith("host:"))) {
      request.append("host: localhost:").append(whole.server.httpPort()).append("\r\n");
    }
    List.of(headers).forEach(each -> request.append(each).append("\r\n"));
    request.append("content-type: application/x-www-form-urlencoded\r\n");
    request.append("content-length: ").append(form.length()).append("\r\n\r\n").append(form);
    return RawClient.once(whole.server.httpPort(), request.toString());
  }

  private static String header(RawClient.Answer answer, String name) {
    return Optional.ofNullable(answer.headers().get(name)).orElse("");
  }

  private static String ours() {
    return "origin: " + origin();
  }

  private static List<String> on() throws SQLException {
    return whole.texts("select name from sandbox_bank.switch order by name");
  }

  private static long links() throws SQLException {
    return whole.texts("select id from verification_session").size();
  }

  @Test
  void switchesTurnForOurOwnFormsAndNobodyElses() throws Exception {
    for (String from : List.of("origin: http://evil.example", "origin: null", "x-none: 1")) {
      assertEquals(303, post("/sandbox/phone", "on=silent", from).status());
      assertEquals(303, post("/demo", "", from).status());
    }
    assertEquals(List.of(), on());
    assertEquals("/sandbox/phone?lang=ko", turned("/sandbox/phone", "on=silent"));
    assertEquals("/demo?lang=en", turned("/sandbox/phone?lang=en&from=demo", "on=maintenance"));
    assertEquals(
        "/sandbox/phone?lang=ko", turned("/sandbox/phone?from=//evil.example", "on=nothing"));
    assertEquals(List.of("maintenance", "silent"), on());
    Document phone = Jsoup.parse(get("/sandbox/phone").body());
    assertEquals(2, phone.select("[role=switch][aria-checked=true]").size());
    turned("/sandbox/phone", "off=silent");
    assertEquals(List.of("maintenance"), on());
    turned("/sandbox/phone", "all=off");
    assertEquals(List.of(), on());
    assertTrue(get("/sandbox/phone").body().contains("모두 정상이에요"));
  }

  private static String turned(String path, String form) throws IOException {
    return header(post(path, form, ours()), "location");
  }

  @Test
  void loadingTheDemoMakesNothingAndStartMakesOneLinkThatIsKept() throws Exception {
    long before = links();
    assertTrue(get("/demo").body().contains("시작하기"));
    assertTrue(get("/demo", "accept-language: en-US").body().contains(">Start<"));
    assertEquals(before, links());
    RawClient.Answer started = post("/demo?lang=en", "", ours());
    assertEquals("/demo?lang=en", started.headers().get("location"));
    assertEquals(before + 1, links());
    String cookie = header(started, "set-cookie");
    assertTrue(cookie.endsWith("; Path=/demo; HttpOnly; SameSite=Lax"), cookie);
    String mine = "cookie: " + cookie.replaceFirst(";.*", "");
    String page = Jsoup.parse(get("/demo", mine).body()).expectFirst("iframe").attr("src");
    assertEquals(page, Jsoup.parse(get("/demo", mine).body()).expectFirst("iframe").attr("src"));
    assertEquals(before + 1, links(), "loading again");
    // The page's own list lets it into this server's frame: the demo needs no exception.
    assertTrue(
        header(get(page), "content-security-policy").endsWith("frame-ancestors " + origin()));
    String device = header(get(page), "set-cookie");
    assertTrue(device.endsWith("SameSite=Lax"), "our own frame is no other site's");
    post("/demo", "", ours(), mine);
    assertEquals(before + 2, links(), "start again");
    assertEquals(1, whole.texts("select distinct project from verification_session").size());
    // A link that is gone, or was never one, is offered anew and not put into a frame.
    for (String stale : List.of("/v/" + "a".repeat(43), "//evil.example/", "javascript:alert(1)")) {
      Document offered = Jsoup.parse(get("/demo", "cookie: ilwon_demo=" + stale).body());
      assertEquals(0, offered.select("iframe").size());
      assertFalse(offered.html().contains("evil.example"));
    }
  }

  @Test
  void calledByItsNumberItLeadsToItsName() throws Exception {
    for (String path : List.of("/demo", "/sandbox/phone")) {
      RawClient.Answer answer = get(path, "host: 127.0.0.1:" + whole.server.httpPort());
      assertEquals(origin() + path, answer.headers().get("location"));
      assertNotEquals(303, get(path).status());
    }
  }

  @Test
  void nobodyPutsThePagesIntoAFrameAndNothingComesFromElsewhere() throws Exception {
    for (String path : List.of("/demo", "/sandbox/phone")) {
      RawClient.Answer answer = get(path);
      String policy = header(answer, "content-security-policy");
      assertTrue(policy.startsWith("default-src 'self';"), policy);
      assertTrue(policy.endsWith("frame-ancestors 'none'"), policy);
      Document page = Jsoup.parse(answer.body());
      assertEquals(0, page.select("[style], style, script:not([src]), [onclick]").size());
      assertEquals(0, page.select("script[src^=http], link[href^=http], img").size());
    }
  }

  @Test
  void theLogNamesCallsAndNothingOfTheirContents() throws Exception {
    String key =
        whole.key(whole.project(true, List.of(), OwnLimits.NONE), EnumSet.allOf(Scope.class), 0);
    Probe.Known known = new Probe.Known("a", "", "kangaroo", "70000011234", "482", "");
    String id = Scenes.idIn(send(Probe.OPEN, key, known));
    known = known.with("a", id);
    assertTrue(send(Probe.PAY, key, known).body().contains("\"success\":true"));
    send(Probe.TYPE, key, known);
    // What is no id of ours is not shown in the place of one.
    send(Probe.PAY, key, known.with("a", "account-70000011234-hong"));
    String page =
        header(post("/demo", "", ours()), "set-cookie").replaceFirst(".*?=([^;]*).*", "$1");
    get(page);
    get(page + "/70000011234");
    get(page + "/help?a=kangaroo");
    RawClient.once(whole.server.httpPort(), "GET /v/kangaroo/hong HTTP/1.1\r\nhost: x\r\n\r\n");
    String log = Jsoup.parse(get("/demo").body()).expectFirst("#calls").text();
    assertTrue(log.contains("POST /v3/submission/step1 200"), log);
    assertTrue(log.contains("POST /v3/submission/validationaccount 200"), log);
    assertTrue(log.contains("제출 …" + id.substring(id.length() - 6)), log);
    assertTrue(log.contains("GET /v/…/help"), log);
    for (String secret :
        List.of("70000011234", "1234", "482", "홍길동", "kangaroo", page.substring(3), key)) {
      assertFalse(log.contains(secret), secret + " is in " + log);
    }
    assertFalse(log.contains("/assets/") || log.contains("/demo"), log);
  }

  private static RawClient.Answer send(Probe probe, String key, Probe.Known known)
      throws IOException {
    return RawClient.once(whole.server.httpPort(), probe.request(key, known));
  }

  @Test
  void withoutASandboxThereIsNothingOfIt() throws Exception {
    List<String> here = whole.server.routes();
    assertTrue(here.contains("GET /demo") && here.contains("POST /sandbox/phone"));
    for (String route : WholeServer.withoutSandbox(folder.resolve("other"))) {
      assertFalse(route.contains("/demo") || route.contains("/sandbox"), route);
    }
  }
}
