package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.http.RawClient;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import java.net.URLEncoder;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small day at a whole server: what its numbers are then, {@link MetricsTest} knows. */
final class ScriptedCalls {
  static final String NUMBER = "98761234567890";
  static final String HOLDER = "홍길동";
  static final String EMAIL = "hong@example.com";
  private static final String STEP1 =
      "{\"email\":\"" + EMAIL + "\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}";
  private static final Pattern CODE = Pattern.compile("\"remitterName\":\"(\\d{3})");

  private final WholeServer whole;
  final ProjectId project;
  final String key;
  private String code = "";
  private String id = "";
  private String everywhere = "";

  ScriptedCalls(WholeServer whole) throws Exception {
    this.whole = whole;
    this.project = whole.project(true, List.of(), OwnLimits.NONE);
    this.key = whole.key(project, EnumSet.allOf(Scope.class), 0);
  }

  /** A header line of every call from now on. */
  void header(String line) {
    everywhere = line;
  }

  /** The last code, and the last submission's id. */
  List<String> secrets() {
    return List.of(code, id);
  }

  /** One right after one wrong code; no such account; unknown for ever; a holder check. */
  void run() throws Exception {
    opened();
    assertTrue(deposit("occupancy", NUMBER).contains("\"message\":\"success\""));
    code = code(NUMBER);
    assertTrue(guess(other(code)).contains("account_code_mismatch"));
    assertTrue(guess(code).contains("\"kycStatus\":\"approved\""));
    opened();
    assertTrue(deposit("occupancy", "98761234560001").contains("failed_to_verify"));
    assertTrue(deposit("nameCheck", NUMBER).contains("\"message\":\"success\""));
    opened();
    assertTrue(deposit("occupancy", "98761234560011").contains("transfer_is_processing"));
    call("GET", "/v3/nothing/" + NUMBER, key, "");
    call("GREET", "/v3/submission", key, "");
    call("POST", "/v3/submission/step1", "sk_test_nobody", STEP1);
  }

  /** A person at the page, from the link to the right code, some pages drawn twice. */
  void page() throws Exception {
    String made = call("POST", "/v1/verification_sessions", key, STEP1).body();
    String path = found(Pattern.compile("\"url\":\"http://localhost:\\d+(/v/[^\"]+)\""), made);
    RawClient.Answer first = call("GET", path, "", "");
    String cookie = Objects.requireNonNull(first.headers().get("set-cookie")).split(";", 2)[0];
    String csrf = found(Pattern.compile("name=\"csrf\" value=\"([^\"]+)\""), first.body());
    page("GET", path, cookie, "");
    page("GET", path + "/account?bank=088", cookie, "");
    page("GET", path + "/account?bank=088", cookie, "");
    String number = "110223344556";
    String holder = URLEncoder.encode(HOLDER, UTF_8);
    String form = "csrf=" + csrf + "&bank=088&number=" + number + "&holder=" + holder;
    page("POST", path + "/send", cookie, form + "&turn=0");
    page("GET", path, cookie, "");
    page("POST", path + "/code", cookie, "csrf=" + csrf + "&turn=1&code=" + code("088", number));
    assertTrue(page("GET", path, cookie, "").body().contains("done"));
  }

  private RawClient.Answer page(String method, String path, String cookie, String form)
      throws Exception {
    String head = "cookie: " + cookie + "\r\n";
    String type = "content-type: application/x-www-form-urlencoded\r\n";
    return send(method, path, method.equals("POST") ? head + type : head, form);
  }

  void opened() throws Exception {
    String body = call("POST", "/v3/submission/step1", key, STEP1).body();
    id = found(Pattern.compile("\"submissionId\":\"([^\"]+)"), body);
  }

  private String deposit(String type, String number) throws Exception {
    String body =
        ("{\"submissionId\":\"%s\",\"requestType\":\"%s\",\"userName\":\"%s\","
                + "\"bankCode\":\"004\",\"accountNumber\":\"%s\"}")
            .formatted(id, type, HOLDER, number);
    return call("POST", "/v3/submission/validationaccount", key, body).body();
  }

  private String guess(String typed) throws Exception {
    String body =
        ("{\"submissionId\":\"%s\",\"name\":\"%s\",\"date_of_birth\":\"1990-12-31\","
                + "\"authCode\":\"%s\"}")
            .formatted(id, HOLDER, typed);
    return call("POST", "/v3/submission/step2", key, body).body();
  }

  private String code(String number) throws Exception {
    return code("004", number);
  }

  private String code(String bank, String number) throws Exception {
    String path = "/sandbox/passbook?bankCode=" + bank + "&accountNumber=" + number;
    return found(CODE, call("GET", path, "", "").body());
  }

  private static String other(String code) {
    return code.equals("000") ? "001" : "000";
  }

  RawClient.Answer call(String method, String path, String apiKey, String body) throws Exception {
    String head = apiKey.isEmpty() ? "" : "x-api-key: " + apiKey + "\r\n";
    return send(method, path, head, body);
  }

  private RawClient.Answer send(String method, String path, String head, String body)
      throws Exception {
    byte[] bytes = body.getBytes(UTF_8);
    String request =
        "%s %s HTTP/1.1\r\nhost: x\r\naccept-language: ko\r\n%scontent-length: %d\r\n\r\n%s"
            .formatted(method, path, everywhere + head, bytes.length, body);
    return whole.send(request.getBytes(UTF_8));
  }

  private static String found(Pattern pattern, String text) {
    Matcher m = pattern.matcher(text);
    assertTrue(m.find(), text);
    return m.group(1);
  }
}
