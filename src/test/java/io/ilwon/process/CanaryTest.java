package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.TestDatabase;
import io.ilwon.http.RawClient;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.rail.kftc.StubCredit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server in production with its own PostgreSQL, both speaking as much as they can, both killed
 * under way: what people and projects entrusted to it is then in no file, log, answer or backup.
 * The stub bank lives in the test, the keyset outside the searched folder.
 */
class CanaryTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EMAIL = "옹갈퀴.canary7f3a@leak.example";
  private static final String USERID = "canary-userid-5b21e8";
  private static final String FIELD = "canary-field-c04d77";
  private static final String BRAND = "퀴뚝솥녘";

  /** An operator's word, stored as it is: the search has to find it. */
  private static final String PROJECT = "canary-project-e6f0";

  private static final String OUR_ACCOUNT = "0055907183526";
  private static final String PASS_PHRASE = "canary-phrase-91aa3c";
  private static final List<String> ACCOUNTS =
      List.of("9071835264413", "90718352645777", "8071835264419", "7071835264402");
  private static final List<String> HOLDERS = List.of("옹갈퀴녘", "뚝솥벼녘", "퀴솥옹뚝", "녘벼갈솥");

  @TempDir private Path folder;
  private final Canaries canaries = new Canaries();
  private final Canaries control = new Canaries().plant("project", PROJECT);
  private final TreeSet<String> controlled = new TreeSet<>();
  private final List<String> heard = new ArrayList<>();
  private int approved;
  private final List<String> findings = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  @Test
  void nothingEntrustedToTheServerLeaks() throws Exception {
    Path searched = Files.createDirectories(folder.resolve("searched"));
    Path data = searched.resolve("data");
    TestDatabase.lendBinaries(Files.createDirectories(data));
    plant();
    try (StubBank bank = StubBank.open()) {
      for (int i = 0; i < ACCOUNTS.size(); i++) {
        bank.holder(ACCOUNTS.get(i), HOLDERS.get(i));
      }
      Map<String, String> settings = settings(data, bank.url().toString());
      Map<String, String> here = Map.of("ILWON_DATA_DIR", data.toString());
      Customer customer;
      try (Child server = Child.start(settings, "serve")) {
        server.awaitReady();
        OwnPostgres.speakOfEverything(data);
        customer = new Customer(port(settings), key(here));
        live(customer, bank);
        server.process().destroyForcibly().waitFor();
        search("the log", server.told());
      }
      DevServer.postmasterOf(data).orElseThrow().destroyForcibly();
      try (Child server = Child.start(settings, "serve")) {
        server.awaitReady();
        live(customer, bank);
        for (String id : ids) {
          Child.Ended shown = Child.run(here, "submission", "show", id);
          search("submission show", shown.out() + shown.err());
          assertEquals(0, shown.code(), shown.err());
        }
        for (String what : List.of("--unknown", "--queued")) {
          Child.Ended listed = Child.run(here, "transfer", "list", what);
          search("transfer list", listed.out() + listed.err());
        }
        try (Connection database = OwnPostgres.enter(data)) {
          OwnPostgres.backUp(database, Files.createDirectories(searched.resolve("backup")));
          OwnPostgres.assertLogsSpeak(data);
        }
        searchFiles(data, "running");
        server.process().destroy();
        Child.Ended ended = server.ended();
        assertTrue(ended.err().contains("DEBUG") || ended.err().contains("TRACE"), "talkative");
        search("the second log", ended.err() + ended.out());
      }
    }
    int files = searchFiles(searched, "stopped");
    assertTrue(files > 100, () -> files + " files");
    assertEquals(List.of(), List.copyOf(new TreeSet<>(findings)));
    assertEquals(2 * ACCOUNTS.size(), approved, heard::toString);
    for (String where : List.of("backup/project", "data/postgres/cluster/data/pg_wal")) {
      assertTrue(
          controlled.stream().anyMatch(file -> file.startsWith(where)), controlled::toString);
    }
  }

  private void plant() {
    canaries.plant("email", EMAIL).plant("userid", USERID).plant("field", FIELD);
    canaries.plant("brand", BRAND).plant("our account", OUR_ACCOUNT);
    canaries.plant("pass phrase", PASS_PHRASE).plant("client secret", StubBank.CLIENT_SECRET);
    ACCOUNTS.forEach(each -> canaries.plant("account " + ACCOUNTS.indexOf(each), each));
    HOLDERS.forEach(each -> canaries.plant("holder " + HOLDERS.indexOf(each), each));
  }

  private Map<String, String> settings(Path data, String bankUrl) throws Exception {
    Path keys = folder.resolve("keyset.json");
    assertEquals(0, Child.run(Map.of(), "key-set", "create", keys.toString()).code());
    Path talkative = folder.resolve("logback.xml");
    Files.writeString(
        talkative,
        """
        <configuration>
          <appender name="all" class="ch.qos.logback.core.ConsoleAppender">
            <target>System.err</target>
            <encoder><pattern>%d %level %logger{0}: %msg%n%ex</pattern></encoder>
          </appender>
          <!-- Its lower levels print what goes over the wire; logback.xml forbids them. -->
          <logger name="org.apache.hc" level="warn"/>
          <logger name="org.eclipse.jetty" level="warn"/>
          <root level="trace"><appender-ref ref="all"/></root>
        </configuration>
        """);
    Map<String, String> settings = new HashMap<>();
    settings.put("JAVA_TOOL_OPTIONS", "-Dlogback.configurationFile=" + talkative);
    settings.put("ILWON_DATA_DIR", data.toString());
    settings.put("ILWON_HTTP_PORT", Integer.toString(DevServer.freePort()));
    settings.put("ILWON_ADMIN_PORT", Integer.toString(DevServer.freePort()));
    settings.put("ILWON_KEYSET", keys.toString());
    settings.put("ILWON_RAIL", "kftc");
    settings.put("ILWON_KFTC_URL", bankUrl);
    settings.put("ILWON_KFTC_CLIENT_ID", StubBank.CLIENT_ID);
    settings.put("ILWON_KFTC_CLIENT_SECRET", StubBank.CLIENT_SECRET);
    settings.put("ILWON_KFTC_INSTITUTION", "M202300001");
    settings.put("ILWON_KFTC_ACCOUNT", OUR_ACCOUNT);
    settings.put("ILWON_KFTC_PASS_PHRASE", PASS_PHRASE);
    settings.put("ILWON_INQUIRY_MS", "200x100");
    return settings;
  }

  private static int port(Map<String, String> settings) {
    return Integer.parseInt(settings.get("ILWON_HTTP_PORT"));
  }

  /** A project's key, planted too. */
  private String key(Map<String, String> here) throws Exception {
    String project =
        Child.run(
                here,
                "project",
                "create",
                "--name",
                PROJECT,
                "--brand",
                BRAND,
                "--option",
                "account-occupancy",
                "--json")
            .field("project");
    String key = Child.run(here, "key", "create", "--project", project, "--json").field("key");
    canaries.plant("key", key);
    return key;
  }

  /** Verifications, errors and slips; every answer is searched. */
  private void live(Customer customer, StubBank bank) throws IOException {
    for (int i = 0; i < ACCOUNTS.size(); i++) {
      String opened =
          post(
              customer,
              "step1",
              "{\"email\":\"%s\",\"issuingCountry\":\"KOR\",\"idType\":\"passport\","
                      .formatted(EMAIL)
                  + "\"userid\":\"%s\",\"cf1\":\"%s\"}".formatted(USERID, FIELD));
      String id = JSON.readTree(opened).path("submissionId").asString("");
      ids.add(id);
      String account = ACCOUNTS.get(i);
      String deposit =
          "{\"submissionId\":\"%s\",\"requestType\":\"%s\",\"userName\":\"%s\",\"bankCode\":\"%s\","
              + "\"accountNumber\":\"%s\"}";
      String holder = HOLDERS.get(i);
      // Slips first: values where they do not belong.
      post(
          customer,
          "validationaccount",
          deposit.formatted(id, "occupancy", holder, holder, account));
      post(customer, "validationaccount", deposit.formatted(id, account, holder, "004", account));
      post(
          customer,
          "validationaccount",
          deposit.formatted(account, "occupancy", holder, "004", account));
      post(
          customer,
          "validationaccount",
          deposit.formatted(id, "occupancy", holder, "004", account + "-"));
      post(customer, "validationaccount", "{\"" + account + "\":\"" + holder);
      post(
          customer,
          "validationaccount",
          deposit.formatted(id, "nameCheck", holder, "004", account));
      post(
          customer,
          "validationaccount",
          deposit.formatted(id, "occupancy", holder, "004", account));
      String guess =
          "{\"submissionId\":\"%s\",\"name\":\"%s\",\"date_of_birth\":\"1990-12-31\","
              + "\"nationality\":\"%s\",\"authCode\":\"%s\"}";
      post(customer, "step2", guess.formatted(id, holder, FIELD, account));
      List<StubCredit> credits = bank.credits(account);
      if (!credits.isEmpty()) {
        String code = credits.getLast().printContent().substring(0, 3);
        int right = Integer.parseInt(code);
        post(
            customer,
            "step2",
            guess.formatted(id, holder, FIELD, "%03d".formatted((right + 1) % 1000)));
        post(customer, "step2", guess.formatted(id, holder, FIELD, code));
      }
      ownItem(customer, id);
      search("an answer", customer.call("GET", "/v3/submission/" + account, "").body());
      search(
          "an answer",
          new Customer(customer.port(), account).call("GET", "/v3/submission", "").body());
    }
  }

  private String post(Customer customer, String step, String body) throws IOException {
    RawClient.Answer answer = customer.call("POST", "/v3/submission/" + step, body);
    search("the answer to " + step, answer.body());
    heard.add(step + " " + answer.body());
    approved += answer.body().contains("\"kycStatus\":\"approved\"") ? 1 : 0;
    return answer.body();
  }

  /** The owner's own GET tells what the owner gave; account and holder are masked even there. */
  private void ownItem(Customer customer, String id) throws IOException {
    RawClient.Answer answer = customer.call("GET", "/v3/submission?submission_id=" + id, "");
    assertEquals(200, answer.status(), answer.body());
    JsonNode items = JSON.readTree(answer.body()).path("Items");
    assertEquals(1, items.size(), answer.body());
    for (JsonNode item : items) {
      var rest = (tools.jackson.databind.node.ObjectNode) item;
      rest.remove(List.of("email", "userid", "data"));
      search("an item", rest.toString());
    }
  }

  private int searchFiles(Path root, String when) throws IOException {
    int count = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        byte[] bytes;
        try {
          bytes = Files.readAllBytes(file);
        } catch (IOException e) {
          continue; // gone meanwhile: a running database removes files
        }
        count++;
        if (!control.in(bytes).isEmpty()) {
          controlled.add(root.relativize(file).toString());
        }
        for (String found : canaries.in(bytes)) {
          findings.add(found + ": " + root.relativize(file) + ", " + when);
        }
      }
    }
    return count;
  }

  private void search(String where, String text) {
    for (String found : canaries.in(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      findings.add(found + ": " + where);
    }
  }
}
