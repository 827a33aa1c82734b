package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDay;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ilwon reconcile} beside a running server. */
class ReconcileCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String HEADER =
      "booked_at,bank_code,account_number,amount,rail_id,rail_reference,kind\n";

  @TempDir private Path folder;
  private WholeServer server;
  private BankDay yesterday;
  private String key;

  private record Ran(int code, String out, String err) {
    JsonNode json() {
      assertEquals(1, out.lines().count(), out + err);
      return JSON.readTree(out);
    }
  }

  @BeforeEach
  void start() throws Exception {
    yesterday = BankDay.of(Instant.now()).previous();
    server = new WholeServer(folder, yesterday.start().plus(Duration.ofHours(12)));
    ProjectId project = server.project(true, List.of(), OwnLimits.NONE);
    key = server.key(project, Set.of(Scope.values()), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theRailsOwnListAgreesWithUs() throws Exception {
    send("12345678901234");
    send("12345678905678");
    Ran ran = reconcile("--rail", "--from", day(), "--to", day(), "--json");
    assertEquals(0, ran.code(), ran.err());
    assertEquals(2, ran.json().get("counts").get("agrees").asInt());
    assertTrue(ran.json().get("equal").asBoolean());
    Ran forEyes = reconcile("--rail", "--from", day(), "--to", day());
    assertTrue(forEyes.out().contains("the ledgers are equal"), forEyes.out());
  }

  @Test
  void whatAStatementLacksIsToldWithTheAccountMaskedAndEndsWithOne() throws Exception {
    send("12345678901234");
    String[] days = {"--from", day(), "--to", day()};
    Path file = Files.writeString(folder.resolve("statement.csv"), HEADER);
    Ran ran =
        reconcile("--statement", file.toString(), days[0], days[1], days[2], days[3], "--json");
    assertEquals(1, ran.code());
    JsonNode difference = ran.json().get("differences").get(0);
    assertEquals("missing", difference.get("difference").asString());
    assertEquals("004 ····1234", difference.get("account").asString());
    assertEquals("sent", difference.get("state").asString());
    Ran forEyes = reconcile("--statement", file.toString(), days[0], days[1], days[2], days[3]);
    assertTrue(forEyes.out().contains("missing"), forEyes.out());
    assertTrue(forEyes.out().contains("1 differences need a person"), forEyes.out());
    assertFalse(forEyes.out().contains("12345678901234"));
  }

  @Test
  void aForgottenWonIsAdoptedAndADryRunOnlyTells() throws Exception {
    String line = day() + "T12:00:00,004,110-123-451234,1,R-forgotten,,deposit\n";
    Path file = Files.writeString(folder.resolve("statement.csv"), HEADER + line);
    Ran dry = reconcile("--statement", file.toString(), "--dry-run", "--json");
    assertEquals(1, dry.code());
    assertTrue(dry.json().get("dryRun").asBoolean());
    assertEquals(1, dry.json().get("counts").get("adopted").asInt());
    Ran ran = reconcile("--statement", file.toString(), "--operator", "홍길동", "--json");
    assertEquals(0, ran.code(), ran.err());
    assertEquals("004 ····1234", ran.json().get("differences").get(0).get("account").asString());
    Ran again = reconcile("--statement", file.toString(), "--json");
    assertEquals(1, again.json().get("counts").get("adopted_before").asInt());
  }

  @Test
  void aBadLineIsNamedAndNothingIsPrintedElse() throws Exception {
    Path file = Files.writeString(folder.resolve("statement.csv"), HEADER + "a,b,c,d,e,f,g\n");
    Ran ran = reconcile("--statement", file.toString(), "--json");
    assertEquals(1, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("line 2: kind: deposit or reversal"), ran.err());
    assertEquals(1, reconcile("--statement", folder.resolve("none.csv").toString()).code());
  }

  @Test
  void wrongUsageIsTold() {
    assertEquals(2, reconcile().code());
    assertEquals(2, reconcile("--statement", "a.csv", "--rail").code());
    assertTrue(reconcile("--rail").err().contains("--from and --to"));
    assertTrue(reconcile("--rail", "--from", day()).err().contains("both or neither"));
    Ran bad = reconcile("--rail", "--from", "soon", "--to", day());
    assertEquals(1, bad.code());
    assertTrue(bad.err().contains("--from: a day such as"), bad.err());
    Ran nobody = reconcile("--statement", "a.csv", "--operator", " ");
    assertEquals(1, nobody.code());
    assertTrue(nobody.err().contains("operator: write 1 to 200 characters"), nobody.err());
    Ran back = reconcile("--rail", "--from", day(), "--to", yesterday.previous().toString());
    assertEquals(1, back.code());
    assertTrue(back.err().contains("--from: must lie before --to"), back.err());
  }

  private String day() {
    return yesterday.toString();
  }

  private void send(String account) throws Exception {
    String id =
        post(
                "step1",
                Map.of("email", "hong@example.com", "issuingCountry", "KOR", "idType", "passport"))
            .get("submissionId")
            .asString();
    post(
        "validationaccount",
        Map.of(
            "submissionId", id,
            "requestType", "occupancy",
            "userName", "홍길동",
            "bankCode", "004",
            "accountNumber", account));
  }

  private JsonNode post(String step, Map<String, String> body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri =
          URI.create("http://127.0.0.1:" + server.server.httpPort() + "/v3/submission/" + step);
      HttpRequest request =
          HttpRequest.newBuilder(uri)
              .header("x-api-key", key)
              .header("content-type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      assertTrue(answer.contains("\"success\":true"), answer);
      return JSON.readTree(answer);
    }
  }

  private Ran reconcile(String... arguments) {
    Map<String, String> environment = new HashMap<>(server.environment());
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    String[] all = new String[arguments.length + 1];
    all[0] = "reconcile";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int code =
        Main.run(
            new Shell(
                environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)),
            all);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
