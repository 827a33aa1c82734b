package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDirectory;
import io.ilwon.calls.CallStore;
import io.ilwon.calls.CallTally;
import io.ilwon.db.Storm;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.project.Admission;
import io.ilwon.project.Caller;
import io.ilwon.project.Scope;
import io.ilwon.reference.Described;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a project's program hears at the door for links, over a real socket. */
class SessionDoorTest {
  static final String STEP_1 =
      "\"email\":\"hong@example.com\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"";

  private static final Pattern LINK =
      Pattern.compile(
          "\\{\"id\":\"([a-z2-7]{32})\",\"url\":\"https://verify.example/v/([A-Za-z0-9_-]{43})\","
              + "\"expires_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"}");

  private final List<Scope> asked = new ArrayList<>();
  private final CallTally calls = new CallTally();
  private Links links;
  private Admission admission;
  private HttpServer server;
  private Optional<String> publicUrl = Optional.of("https://verify.example");

  @BeforeEach
  void open() throws SQLException {
    links = new Links();
    admission = new Admission.Admitted(links.caller);
    server =
        HttpServer.startOnLoopback(
            0,
            SessionDoor.routes(
                (key, peer, scope) -> {
                  asked.add(scope);
                  return admission;
                },
                links.sessions,
                BankDirectory.load(),
                () -> publicUrl,
                calls));
  }

  @AfterEach
  void close() {
    server.close();
    links.close();
  }

  @Test
  void aLinkIsMadeReadAndRevoked() throws SQLException {
    RawClient.Answer made = post("{" + STEP_1 + "}");
    assertEquals(201, made.status(), made::toString);
    Matcher link = LINK.matcher(made.body());
    assertTrue(link.matches(), made::body);
    Session session = links.sessions.find(link.group(2)).orElseThrow().session();
    assertEquals(Language.KO, session.language());
    String told = "{\"id\":\"%s\",\"status\":\"%s\",\"submission_id\":\"%s\",\"expires_at\":\"";
    String id = link.group(1);
    String query = SessionDoor.PATH + "?id=" + id;
    assertTrue(
        send("GET", query, "").body().startsWith(told.formatted(id, "open", session.submission())));
    for (int i = 0; i < 2; i++) {
      RawClient.Answer revoked = send("DELETE", query, "");
      assertEquals(200, revoked.status());
      assertTrue(revoked.body().startsWith(told.formatted(id, "ended", session.submission())));
    }
    assertEquals(List.of(Scope.SUBMIT, Scope.READ, Scope.ADMIN, Scope.ADMIN), asked);
  }

  @Test
  void withoutAPublicAddressNoLinkIsMade() {
    publicUrl = Optional.empty();
    assertProblem(post("{" + STEP_1 + "}"), "409 no_public_url");
  }

  @Test
  void whatTheProjectFixesIsKept() throws SQLException {
    RawClient.Answer made =
        post(
            "{"
                + STEP_1
                + ",\"userid\":\"u\",\"cf1\":\"a\",\"cf2\":\"b\",\"cf3\":\"c\","
                + "\"customOptions\":\"o\",\"lang\":\"en\",\"bank_code\":\"20\","
                + "\"holder_name\":\"홍길동\",\"return_url\":\""
                + Links.RETURN_URL
                + "\"}");
    Session s = links.sessions.find(token(made)).orElseThrow().session();
    assertEquals(Language.EN, s.language());
    assertEquals("209", String.valueOf(s.lockedBank()), "Yuanta's published spelling");
    assertEquals(Links.RETURN_URL, s.returnUrl());
    assertEquals("홍··", String.valueOf(s.lockedHolder()));
  }

  @Test
  void aRepeatIsToldTheSameAndAnotherRequestIsRefused() {
    String key = "Idempotency-Key: 6f0c4e5e\r\n";
    List<RawClient.Answer> answers =
        Storm.of(20, i -> send("POST", SessionDoor.PATH, key, "{" + STEP_1 + "}"));
    assertEquals(1, new HashSet<>(answers.stream().map(RawClient.Answer::body).toList()).size());
    assertEquals(201, answers.getFirst().status());
    String blanks = "{ " + STEP_1.replace(",", " , ") + ",\"cf1\":null }";
    assertEquals(answers.getFirst().body(), send("POST", SessionDoor.PATH, key, blanks).body());
    assertProblem(
        send("POST", SessionDoor.PATH, key, "{" + STEP_1 + ",\"lang\":\"en\"}"),
        "422 idempotency_key_reused Idempotency-Key");
  }

  /** What is sent, then the status, the word and the field that answer. */
  static List<String> refused() {
    String ok = "{" + STEP_1;
    String listed = Links.RETURN_URL;
    return List.of(
        "|| 400 malformed_body",
        "[]|| 400 malformed_body",
        "{\"a\":1,\"a\":2}|| 400 malformed_body",
        ok + "}x|| 400 malformed_body",
        ok + ",\"colour\":\"red\"}|| 400 unknown_field colour",
        ok + ",\"submissionId\":\"x\"}|| 400 unknown_field submissionId",
        "{}|| 400 missing_field submission_id",
        "{\"submission_id\":\" \"}|| 400 missing_field submission_id",
        "{\"submission_id\":7}|| 400 invalid_field submission_id",
        "{\"submission_id\":\"nobody\"}|| 404 submission_not_found submission_id",
        "{\"submission_id\":\"x\",\"cf1\":\"y\"}|| 400 invalid_field cf1",
        "{\"email\":\"a@b.example\"}|| 400 missing_field issuingCountry",
        ok.replace("KOR", "Korea") + "}|| 400 invalid_field issuingCountry",
        ok.replace("hong@", "hong at ") + "}|| 400 invalid_field email",
        ok.replace("passport", "library card") + "}|| 400 invalid_field idType",
        ok + ",\"userid\":[]}|| 400 invalid_field userid",
        ok + ",\"lang\":\"fr\"}|| 400 invalid_field lang",
        ok + ",\"bank_code\":\"4\"}|| 400 unknown_bank bank_code",
        ok + ",\"bank_code\":\"KB\"}|| 400 invalid_field bank_code",
        ok + ",\"bank_code\":4}|| 400 invalid_field bank_code",
        ok + ",\"holder_name\":\"" + "가".repeat(51) + "\"}|| 400 invalid_field holder_name",
        ok + ",\"holder_name\":\"\\u0000\"}|| 400 invalid_field holder_name",
        ok + ",\"return_url\":\"" + listed + "/\"}|| 400 return_url_not_listed return_url",
        ok + ",\"return_url\":\"" + listed + "?x\"}|| 400 return_url_not_listed return_url",
        ok
            + ",\"return_url\":\"HTTPS://shop.example/done\"}|| 400 return_url_not_listed return_url",
        ok + ",\"return_url\":{}}|| 400 invalid_field return_url",
        ok + "}|Idempotency-Key: |400 malformed_idempotency_key Idempotency-Key",
        ok
            + "}|Idempotency-Key: "
            + "k".repeat(256)
            + "|400 malformed_idempotency_key Idempotency-Key",
        ok + "}|Idempotency-Key: 열쇠|400 malformed_idempotency_key Idempotency-Key",
        ok + "}|Content-Type: text/plain|415 unsupported_media_type");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNotRightIsToldWithWhatToDoNext(String line) throws SQLException {
    String[] parts = line.split("\\|", 3);
    String header = parts[1].isEmpty() ? "" : parts[1] + "\r\n";
    assertProblem(send("POST", SessionDoor.PATH, header, parts[0]), parts[2].strip());
    assertEquals(0, links.desk.count("select count(*) from verification_session"));
    assertEquals(0, links.desk.count("select count(*) from submission"));
  }

  @Test
  void whoMayNotOrCannotIsToldSo() {
    admission = new Admission.Forbidden();
    assertProblem(post("{}"), "403 forbidden");
    admission = new Admission.AddressDenied();
    assertProblem(post("{}"), "403 address_not_listed");
    admission = new Admission.TooMany(Duration.ofMillis(1200));
    RawClient.Answer tooMany = post("{}");
    assertProblem(tooMany, "429 too_many_requests");
    assertEquals("2", tooMany.headers().get("retry-after"));
    admission = new Admission.Unreadable();
    assertProblem(post("{}"), "503 unavailable");
    admission = new Admission.Admitted(links.caller);
    for (String method : List.of("GET", "DELETE")) {
      assertProblem(send(method, SessionDoor.PATH, ""), "400 missing_field id");
      assertProblem(send(method, SessionDoor.PATH + "?id=x", ""), "404 session_not_found id");
    }
    links.desk.database.close();
    assertProblem(post("{" + STEP_1 + "}"), "503 unavailable");
    assertProblem(send("GET", SessionDoor.PATH + "?id=x", ""), "503 unavailable");
  }

  @Test
  void aProjectThatTakesNoneIsToldWhichOption() {
    var p = links.desk.project;
    admit(Links.project(p, p.returnUrls(), false));
    assertProblem(post("{" + STEP_1 + "}"), "409 option_off");
    admit(
        new io.ilwon.project.Project(
            p.id(), p.name(), p.brand(), true, true, List.of(), p.limits(), List.of(), List.of()));
    assertProblem(
        post("{" + STEP_1.replace("KOR", "USA") + "}"), "400 invalid_field issuingCountry");
  }

  @Test
  void aFinishedSubmissionGetsNoLink() {
    String id = links.desk.opened().text();
    links.desk.clock.forward(Duration.ofHours(4));
    assertProblem(
        post("{\"submission_id\":\"" + id + "\"}"), "409 submission_finished submission_id");
  }

  @Test
  void whatFailsIsCountedForWhoseKeyItWas() throws SQLException {
    assertEquals(201, post("{" + STEP_1 + "}").status());
    admission = new Admission.Forbidden(links.caller);
    post("{}");
    post("{}");
    new CallStore(links.desk.database, links.desk.clock).tell(calls);
    assertEquals(
        "POST /v1/verification_sessions forbidden 2 p-test " + links.caller.key().text(),
        links.desk.text("select concat_ws(' ', call, word, calls, project, key) from failed_call"));
  }

  private void admit(io.ilwon.project.Project project) {
    admission =
        new Admission.Admitted(new Caller(project, links.caller.key(), links.caller.scopes()));
  }

  private static void assertProblem(RawClient.Answer answer, String told) {
    String[] words = told.split(" ", -1);
    assertEquals(words[0], Integer.toString(answer.status()), answer::body);
    assertEquals("application/problem+json", answer.headers().get("content-type"));
    String field = words.length < 3 ? "}" : ",\"field\":\"" + words[2] + "\"}";
    Matcher body =
        Pattern.compile(
                "\\{\"type\":\"urn:ilwon:problem:%s\",\"title\":\"[^\"]+\",\"status\":%s,"
                        .formatted(words[1], words[0])
                    + "\"detail\":\"([^\"]+)\""
                    + Pattern.quote(field))
            .matcher(answer.body());
    assertTrue(body.matches(), answer::body);
    assertFalse(body.group(1).contains("hong"), "no value of the caller's");
  }

  private static String token(RawClient.Answer made) {
    Matcher link = LINK.matcher(made.body());
    assertTrue(link.matches(), made::body);
    return link.group(2);
  }

  private RawClient.Answer post(String body) {
    return send("POST", SessionDoor.PATH, body);
  }

  private RawClient.Answer send(String method, String path, String body) {
    return send(method, path, "", body);
  }

  private RawClient.Answer send(String method, String path, String headers, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String type = headers.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";
    try {
      byte[] request =
          "%s %s HTTP/1.1\r\nHost: x\r\nx-api-key: k\r\n%s%sContent-Length: %d\r\n\r\n%s"
              .formatted(method, path, type, headers, length, body)
              .getBytes(StandardCharsets.UTF_8);
      return Described.checked(request, RawClient.once(server.port(), request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
