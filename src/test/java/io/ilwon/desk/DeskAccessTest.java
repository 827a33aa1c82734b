package io.ilwon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.desk.Action.Trace;
import io.ilwon.http.RawClient;
import io.ilwon.operator.Power;
import io.ilwon.operator.Powers;
import io.ilwon.operator.Role;
import io.ilwon.operator.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the desk, from its registry: each role reaches what the table of powers says and
 * nothing else; nobody passes without a session, a proof and our own host.
 */
class DeskAccessTest {
  /** For whoever is not signed in: what is anybody's. */
  private static final Set<String> OPEN =
      Set.of(
          "GET /desk/sign-in",
          "POST /desk/sign-in",
          "POST /desk/language",
          "GET /desk/join/*",
          "POST /desk/join/*",
          "GET /desk/assets/desk.css",
          "GET /desk/assets/desk.js",
          "GET /desk/assets/htmx.js",
          "GET /desk/assets/charts.js",
          "GET /desk/assets/uplot.js",
          "GET /desk/assets/uplot.css");

  /** Forms that change one's own pages alone; a new one is thought about here. */
  private static final Set<String> OWN =
      Set.of(
          "POST /desk/look",
          "POST /desk/sign-out",
          "POST /desk/self/others",
          "POST /desk/verifications/views/add",
          "POST /desk/verifications/views/remove");

  private static DeskServer desk;

  @BeforeAll
  static void open() throws Exception {
    desk = DeskServer.open(true);
    for (Role role : Role.values()) {
      desk.token(role);
    }
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  static List<Action> actions() {
    return Desk.actions(desk.rooms);
  }

  /** With which a route can be asked for at all. */
  private static String path(Action action) {
    return action.path().replace("*", "x");
  }

  @Test
  void theRoutesAreTheRegistrysAndTheOpenOnes() {
    Set<String> known = new TreeSet<>(OPEN);
    actions().forEach(action -> known.add(action.toString()));
    known.addAll(List.of("GET /desk/*", "POST /desk/*"));
    assertEquals(known, new TreeSet<>(Desk.routes(desk.rooms).all()));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void eachRoleReachesWhatThePowersSay(Action action) throws Exception {
    for (Role role : Role.values()) {
      // Signing out would end the test's own session.
      if (action.path().equals("/desk/sign-out") || action.path().equals("/desk/self/others")) {
        continue;
      }
      Token token = desk.token(role);
      Power needed = action.power();
      boolean may = needed == null || Powers.of(role, true).contains(needed);
      String before = desk.rows();
      RawClient.Answer answer =
          action.writes() ? desk.post(token, path(action)) : desk.get(token, path(action));
      assertEquals(!may, answer.status() == 403, role + ": " + answer.status());
      if (!may) {
        assertTrue(answer.body().contains("권한이 없어요"), answer.body());
        assertEquals(before, desk.rows(), "nothing changed");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void nobodyPassesWithoutASessionOrUnderAnotherHost(Action action) throws Exception {
    String before = desk.rows();
    Token stranger = Token.read("x".repeat(43)).orElseThrow();
    RawClient.Answer answer =
        action.writes() ? desk.post(stranger, path(action)) : desk.get(stranger, path(action));
    assertEquals(303, answer.status());
    assertTrue(
        answer.headers().getOrDefault("location", "").startsWith("/desk/sign-in"),
        answer.toString());
    assertEquals(before, desk.rows(), "nothing changed");
  }

  @ParameterizedTest
  @MethodSource("actions")
  void noFormPassesWithoutItsProof(Action action) throws Exception {
    if (!action.writes()) {
      return;
    }
    Token owner = desk.token(Role.OWNER);
    String right = Csrf.of(owner);
    String here = "origin: " + desk.url() + "\r\n";
    String before = desk.rows();
    List<RawClient.Answer> refused = new ArrayList<>();
    refused.add(desk.send(owner, path(action), here, "x=1"));
    refused.add(desk.send(owner, path(action), here, DeskServer.form(right + "x")));
    Token other = desk.token(Role.OPERATIONS);
    refused.add(desk.send(owner, path(action), here, DeskServer.form(Csrf.of(other))));
    refused.add(desk.send(owner, path(action), "", DeskServer.form(right)));
    String elsewhere = "origin: http://evil.example\r\n";
    refused.add(desk.send(owner, path(action), elsewhere, DeskServer.form(right)));
    String cross = here + "sec-fetch-site: cross-site\r\n";
    refused.add(desk.send(owner, path(action), cross, DeskServer.form(right)));
    refused.forEach(answer -> assertEquals(403, answer.status(), answer.body()));
    assertEquals(before, desk.rows(), "nothing changed");
    assertEquals(200, desk.get(owner, "/desk").status(), "still signed in");
  }

  /** A route that changes something and leaves no trace would have to be listed here. */
  @Test
  void everyFormLeavesATraceOrIsOnesOwn() {
    for (Action action : actions()) {
      if (action.writes()) {
        assertEquals(OWN.contains(action.toString()), action.trace() == Trace.NONE, action + "");
      }
    }
  }

  @Test
  void anotherHostIsToldTheRightAddress() throws Exception {
    String request = "GET /desk HTTP/1.1\r\nhost: evil.example\r\n\r\n";
    int port = Integer.parseInt(desk.url().substring(desk.url().lastIndexOf(':') + 1));
    RawClient.Answer answer = RawClient.once(port, request);
    assertEquals(421, answer.status());
    assertTrue(answer.body().contains(desk.url() + "/desk"), answer.body());
  }

  @Test
  void anUnknownPathIsAPageOfOursForWhoeverIsIn() throws Exception {
    assertEquals(404, desk.get(desk.token(Role.VIEWER), "/desk/nowhere").status());
    assertEquals(303, desk.get(null, "/desk/nowhere").status());
  }

  @Test
  void signingInTakesAFreshSessionAndLeadsNowhereElse() throws Exception {
    var viewer = desk.person(Role.VIEWER);
    desk.people.clock.forward(java.time.Duration.ofSeconds(60));
    String planted = "y".repeat(43);
    String body =
        DeskServer.form(
            "",
            "name",
            "viewer",
            "password",
            io.ilwon.operator.People.PASSWORD,
            "code",
            desk.people.code(viewer.secret()),
            "to",
            "//evil.example/");
    RawClient.Answer in =
        desk.send(
            Token.read(planted).orElseThrow(),
            "/desk/sign-in",
            "origin: " + desk.url() + "\r\n",
            body);
    assertEquals(303, in.status(), in.body());
    assertEquals("/desk/start", in.headers().get("location"));
    String cookie = in.headers().getOrDefault("set-cookie", "");
    assertFalse(cookie.contains(planted), "not the one that was there before");
    assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
    RawClient.Answer out = desk.send(null, "/desk/sign-in", "origin: x\r\n", body);
    assertEquals(403, out.status());
  }

  @Test
  void whatADeedChangesIsAudited() throws Exception {
    Token owner = desk.token(Role.OWNER);
    RawClient.Answer made =
        desk.post(
            owner,
            MembersScreen.PATH + "/invite",
            "name",
            "park",
            "display",
            "박",
            "role",
            "viewer",
            "reason",
            "new colleague");
    assertTrue(made.body().contains(desk.url() + "/desk/join/"), made.body());
    assertNotEquals("null", desk.people.one("select max(action) from audit_entry"));
    assertEquals(
        "owner, new colleague",
        desk.people.one(
            "select operator || ', ' || reason from audit_entry where subject = 'park'"));
    RawClient.Answer file =
        desk.post(owner, AccessesScreen.PATH + "/export", "reason", "the officer asked");
    assertTrue(file.body().startsWith("\uFEFFat,operator"), file.body());
    String mark = desk.people.one("select watermark from access_log where what = 'export'");
    assertTrue(file.body().contains("watermark," + mark), file.body());
    assertEquals(422, desk.post(owner, AccessesScreen.PATH + "/export").status());
  }

  @Test
  void everyWordIsInBothLanguagesWithTheSamePlaces() {
    var ko = Words.of(Language.KO);
    var en = Words.of(Language.EN);
    assertEquals(ko.keys(), en.keys());
    for (String key : ko.keys()) {
      assertEquals(places(ko.raw(key)), places(en.raw(key)), key);
    }
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    java.util.regex.Pattern.compile("\\{[a-z]+\\}")
        .matcher(text)
        .results()
        .forEach(m -> places.add(m.group()));
    return places;
  }
}
