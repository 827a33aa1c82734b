package io.ilwon.hosted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.audit.By;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.Brand;
import io.ilwon.calls.CallTally;
import io.ilwon.contract.Contract;
import io.ilwon.http.HttpServer;
import io.ilwon.http.RawClient;
import io.ilwon.project.ApiKey;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Gate;
import io.ilwon.project.KeyGrant;
import io.ilwon.project.KeyKind;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import io.ilwon.project.ProjectStore;
import io.ilwon.submission.Desk;
import io.ilwon.submission.GuessPass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Step 1 and the door for links take the same person's data, or refuse it alike. */
class BothDoorsTest {
  private static final By BY = new By("hong", "시험");

  /** A field and its value in JSON; {@code =} before a value that is taken. */
  private static final String TABLE =
      """
      email =|"hong@example.com"
      email =|"홍@메일.example"
      email |"hong"
      email |"hong@example"
      email |"hong@@example.com"
      email |"ho ng@example.com"
      email |" hong@example.com"
      email |7
      email |null
      email |""
      issuingCountry =|"USA"
      issuingCountry |"US"
      issuingCountry |"usa"
      issuingCountry |"USA "
      issuingCountry |"XXX"
      issuingCountry |null
      idType =|"universal"
      idType =|"residence_permit"
      idType |"Passport"
      idType |"library"
      idType |true
      userid =|"어떤 사람"
      userid =|null
      userid =|"   "
      userid =|"two\\nlines\\tand a tab"
      userid |7
      userid |{"a":1}
      userid |["a"]
      userid |"\\u0007"
      userid |"\\u0085"
      cf1 =|""
      cf2 |false
      cf3 =|"\\ud83d\\ude00"
      """;

  @Test
  void everyRowIsTakenOrRefusedByBoth() throws Exception {
    try (Desk desk = Desk.open();
        Sessions sessions = new Sessions(desk.database, desk.clock, desk.keys, desk.submissions)) {
      ProjectStore projects = new ProjectStore(desk.database, desk.keys, desk.clock);
      ApiKeyStore keys = new ApiKeyStore(desk.database, projects, desk.clock);
      ProjectId project = ProjectId.fresh();
      projects.insert(project, ProjectSettings.fresh("시험", new Brand("일원"), true), BY);
      ApiKey key = ApiKey.fresh(KeyKind.TEST);
      keys.insert(project, key, KeyGrant.USUAL, BY);
      ProjectDefaults defaults =
          new ProjectDefaults(Duration.ofMinutes(5), Duration.ofSeconds(30), 0);
      Gate gate = new Gate(keys, defaults, KeyKind.TEST);
      BankDirectory banks = BankDirectory.load();
      CallTally calls = new CallTally();
      try (HttpServer server =
          HttpServer.startOnLoopback(
              0,
              Contract.routes(gate, desk.submissions, _ -> GuessPass.FREE, banks, calls)
                  .and(
                      SessionDoor.routes(
                          gate,
                          sessions,
                          banks,
                          () -> Optional.of("https://verify.example"),
                          calls)))) {
        List<String> wrong = new ArrayList<>();
        for (String[] row : rows()) {
          String expected = row[1].equals("=") ? "taken" : "refused";
          for (String path : List.of("/v3/submission/step1", SessionDoor.PATH)) {
            String heard = heard(server, key, path, row[0], row[2]);
            if (!heard.equals(expected)) {
              wrong.add("%s %s: %s by %s".formatted(row[0], row[2], heard, path));
            }
          }
        }
        assertEquals(List.of(), wrong);
      }
    }
  }

  private static List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    for (String line : TABLE.lines().toList()) {
      String[] parts = line.split("\\|", 2);
      String name = parts[0].split(" ", -1)[0];
      rows.add(new String[] {name, parts[0].substring(name.length()).strip(), parts[1]});
    }
    for (String[] length :
        List.of(
            new String[] {"userid", "256"},
            new String[] {"customOptions", "4096"},
            new String[] {"email", "254"})) {
      int longest = Integer.parseInt(length[1]);
      for (int n : List.of(longest, longest + 1)) {
        String email = "a@" + "b".repeat(Math.max(0, n - 10)) + ".example";
        String text = length[0].equals("email") ? email : "가".repeat(n);
        rows.add(new String[] {length[0], n == longest ? "=" : "", "\"" + text + "\""});
      }
    }
    return rows;
  }

  private static String heard(HttpServer server, ApiKey key, String path, String name, String value)
      throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("email", "\"hong@example.com\"");
    fields.put("issuingCountry", "\"KOR\"");
    fields.put("idType", "\"passport\"");
    fields.put(name, value);
    String body =
        fields.entrySet().stream()
            .map(f -> "\"%s\":%s".formatted(f.getKey(), f.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    int status =
        RawClient.once(
                server.port(),
                "POST %s HTTP/1.1\r\nHost: x\r\nx-api-key: %s\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(path, key.unmasked(), length, body))
            .status();
    return switch (status) {
      case 200, 201 -> "taken";
      case 400 -> "refused";
      default -> Integer.toString(status);
    };
  }
}
