package io.ilwon;

import io.ilwon.contract.Golden;
import io.ilwon.http.RawClient;
import io.ilwon.project.Cidr;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings about, with a whole server and its bank, what a golden row says is given. */
final class Scenes {
  static final Instant BASE = Instant.parse("2026-03-01T09:00:00.987Z");
  private static final Set<Scope> ALL = EnumSet.allOf(Scope.class);
  private static final String UNKNOWN_ID = "a".repeat(32);
  private static final String BANK = "004";
  private static final String SENT = "success";

  private static final Pattern CODE = Pattern.compile("\"remitterName\":\"(\\d{3})");

  private final WholeServer whole;
  private final ProjectId usual;
  private int accounts;

  Scenes(WholeServer whole) throws SQLException {
    this.whole = whole;
    this.usual = whole.project(true, List.of(), OwnLimits.NONE);
  }

  /** What a row's request is filled with, and the trouble that lasts while it is sent. */
  record Scene(
      String key, String id, String bank, String account, String code, WholeServer.Trouble trouble)
      implements AutoCloseable {

    String filled(String text) {
      StringBuilder wide = new StringBuilder();
      code.chars().forEach(digit -> wide.append((char) (digit + 0xFEE0)));
      return text.replace("{{key}}", key)
          .replace("{{id}}", id)
          .replace("12345678901", account)
          .replace("\"bankCode\":\"004\"", "\"bankCode\":\"" + bank + "\"")
          .replace("\" 482 \"", "\" " + code + " \"")
          .replace("４８２", wide);
    }

    Scene bank(String other) {
      return new Scene(key, id, other, account, code, trouble);
    }

    Scene account(String other) {
      return new Scene(key, id, bank, other, code, trouble);
    }

    Scene code(String other) {
      return new Scene(key, id, bank, account, other, trouble);
    }

    Scene id(String other) {
      return new Scene(key, other, bank, account, code, trouble);
    }

    Scene under(WholeServer.Trouble other) {
      return new Scene(key, id, bank, account, code, other);
    }

    @Override
    public void close() throws SQLException {
      trouble.close();
    }
  }

  Scene of(Golden row) throws SQLException, IOException {
    whole.clock(BASE);
    String[] given = row.given().split(" ", 3);
    int number = given.length > 1 && given[1].matches("\\d+") ? Integer.parseInt(given[1]) : 0;
    return switch (given[0]) {
      case "Admitted", "Opened", "Success", "Edited", "Deleted" -> plain(usual);
      case "AddressDenied" ->
          plain(whole.project(true, List.of(Cidr.parse("10.0.0.0/8")), OwnLimits.NONE), UNKNOWN_ID);
      case "Forbidden" -> keyed(whole.key(usual, Set.of(other(row)), 0), UNKNOWN_ID);
      case "TooMany" -> tooMany(number);
      case "Unreadable" ->
          plain(usual, UNKNOWN_ID)
              .under(row.name().startsWith("2.3") ? whole.away() : whole.without("project_key"));
      case "NotRecorded" ->
          plain(usual)
              .under(
                  row.name().startsWith("1-")
                      ? whole.locked("submission")
                      : whole.without("submission"));
      case "FindFails" -> plain(usual).under(whole.without("submission"));
      case "OptionOff" -> plain(whole.project(false, List.of(), OwnLimits.NONE));
      case "NotUsable" -> ended(plain(usual));
      case "NotFound" -> plain(usual, UNKNOWN_ID);
      case "Retry" -> refused(given[1], Integer.parseInt(given[2]));
      case "TooManyFailures" -> failed(number - 1).account(fresh("0001"));
      case "NotRequested" -> plain(usual).account(fresh("0008"));
      case "LimitReached" -> limitReached();
      case "NoCodeRequested" -> plain(usual);
      case "Approved" -> deposited(plain(usual));
      case "CodeWrong", "GuessesSpent" -> wrong(deposited(plain(usual)), number - 1);
      case "CodeVoid" -> codeVoid(number);
      case "CodeExpired" -> later(deposited(plain(usual)), Duration.ofMinutes(6));
      case "Locked" -> locked(Duration.ofSeconds(Long.parseLong(given[2])));
      case "Page" -> given[1].equals("one") ? found() : plain(usual);
      default -> throw new IllegalStateException("no scene for " + row.given());
    };
  }

  private static Scope other(Golden row) {
    return row.name().contains("get") ? Scope.SUBMIT : Scope.READ;
  }

  private Scene plain(ProjectId project) throws SQLException, IOException {
    Scene scene = plain(project, UNKNOWN_ID);
    return scene.id(open(scene));
  }

  /** Its key is new, so that nothing about it is remembered. */
  private Scene plain(ProjectId project, String id) throws SQLException {
    return keyed(whole.key(project, ALL, 0), id);
  }

  private Scene keyed(String key, String id) {
    return new Scene(key, id, BANK, fresh("8901"), "482", () -> {});
  }

  private Scene tooMany(int seconds) throws SQLException, IOException {
    // Three tenths later than whole seconds before midnight, as a key may be read half a second
    // ago.
    whole.clock(Instant.parse("2026-03-02T00:00:00.2Z").minusSeconds(seconds));
    Scene scene = keyed(whole.key(usual, ALL, 1), UNKNOWN_ID);
    open(scene);
    return scene;
  }

  private Scene refused(String reason, int retryCount) throws SQLException, IOException {
    Scene scene = failed(Math.max(0, retryCount - 1));
    return switch (reason) {
      case "INVALID_BANK_CODE" -> scene.bank("0004");
      case "NOT_VERIFIED" -> scene.account(fresh("0001"));
      case "CANNOT_RECEIVE" -> scene.account(fresh("0002"));
      case "NOT_POSSIBLE" -> scene.account(fresh("0003"));
      case "PROCESSING" -> scene.account(fresh("0004"));
      case "REFUSED" -> scene.account(fresh("0007"));
      default -> throw new IllegalStateException(reason);
    };
  }

  /** A submission whose deposits failed so often. */
  private Scene failed(int times) throws SQLException, IOException {
    Scene scene = plain(usual);
    for (int i = 0; i < times; i++) {
      deposit(scene.account(fresh("0001")), "failed_to_verify");
    }
    return scene;
  }

  private Scene limitReached() throws SQLException, IOException {
    Scene scene = plain(usual);
    for (int i = 0; i < 10; i++) {
      deposit(scene.id(open(scene)), SENT);
    }
    return scene;
  }

  private Scene deposited(Scene scene) throws IOException {
    deposit(scene, SENT);
    RawClient.Answer passbook =
        call("GET", "/sandbox/passbook?bankCode=004&accountNumber=" + scene.account(), scene, "");
    Matcher code = CODE.matcher(passbook.body());
    if (!code.find()) {
      throw new IllegalStateException(passbook.body());
    }
    return scene.code(code.group(1));
  }

  /** The code is another one, and was typed so often already. */
  private Scene wrong(Scene scene, int times) throws IOException {
    String other = "%03d".formatted((Integer.parseInt(scene.code()) + 1) % 1000);
    Scene wrong = scene.code(other);
    for (int i = 0; i < times; i++) {
      guess(wrong);
    }
    return wrong;
  }

  private Scene codeVoid(int times) throws SQLException, IOException {
    var limits = new OwnLimits(null, 5, null, null, null, null);
    return wrong(deposited(plain(whole.project(true, List.of(), limits))), times);
  }

  private Scene later(Scene scene, Duration by) throws SQLException {
    whole.clock(BASE.plus(by));
    return scene;
  }

  /** Five wrong guesses of one account, one of them of the submission that asks again. */
  private Scene locked(Duration left) throws SQLException, IOException {
    Scene first = plain(usual);
    wrong(deposited(first), 3);
    wrong(deposited(first.id(open(first))), 1);
    Scene last = wrong(deposited(first.id(open(first))), 1);
    return later(last, Duration.ofHours(24).minus(left));
  }

  private Scene found() throws SQLException, IOException {
    Scene asking = plain(usual, UNKNOWN_ID);
    String applicant =
        "{\"email\":\"hong@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\","
            + "\"userid\":\"u-1\",\"cf1\":\"첫째\"}";
    RawClient.Answer opened = call("POST", "/v3/submission/step1", asking, applicant);
    Scene scene = later(asking.id(idIn(opened)), Duration.ofMinutes(1));
    scene = wrong(later(deposited(scene), Duration.ofMinutes(2)), 0);
    guess(scene);
    int right = (Integer.parseInt(scene.code()) + 999) % 1000;
    guess(later(scene, Duration.ofSeconds(125)).code("%03d".formatted(right)));
    return scene;
  }

  private Scene ended(Scene scene) throws IOException {
    String body =
        "{\"submissionId\":\"%s\",\"admin\":\"kim\",\"data\":{\"kycStatus\":\"rejected\"}}"
            .formatted(scene.id());
    expect(call("PATCH", "/v3/submission", scene, body), "\"success to edit.\"");
    return scene;
  }

  private String open(Scene scene) throws IOException {
    return idIn(
        call(
            "POST",
            "/v3/submission/step1",
            scene,
            "{\"email\":\"lee@example.kr\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\"}"));
  }

  static String idIn(RawClient.Answer answer) {
    Matcher id = Pattern.compile("\"submissionId\":\"([^\"]+)\"").matcher(answer.body());
    if (!id.find()) {
      throw new IllegalStateException(answer.body());
    }
    return id.group(1);
  }

  private void deposit(Scene scene, String word) throws IOException {
    String body =
        """
        {"submissionId":"%s","requestType":"occupancy","userName":"홍길동","bankCode":"%s",\
        "accountNumber":"%s"}\
        """
            .formatted(scene.id(), scene.bank(), scene.account());
    expect(call("POST", "/v3/submission/validationaccount", scene, body), ":\"" + word + "\"");
  }

  private void guess(Scene scene) throws IOException {
    String body =
        """
        {"submissionId":"%s","name":"홍길동","date_of_birth":"1990-12-31","nationality":"KOR",\
        "authCode":"%s"}\
        """
            .formatted(scene.id(), scene.code());
    expect(call("POST", "/v3/submission/step2", scene, body), "\"kycStatus\"");
  }

  private static void expect(RawClient.Answer answer, String word) {
    if (!answer.body().contains(word)) {
      throw new IllegalStateException(word + " is not in " + answer.body());
    }
  }

  private RawClient.Answer call(String method, String path, Scene scene, String body)
      throws IOException {
    String head =
        "%s %s HTTP/1.1\r\nhost: x\r\nx-api-key: %s\r\ncontent-type: application/json\r\n"
            .formatted(method, path, scene.key());
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String request = head + "content-length: " + length + "\r\n\r\n" + body;
    return whole.send(request.getBytes(StandardCharsets.UTF_8));
  }

  private String fresh(String ending) {
    accounts++;
    return "7%06d%s".formatted(accounts, ending);
  }
}
