package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code ilwon webhook …} as an operator calls it, over a real database. */
class WebhookCommandsTest {
  private static final String URL = "https://example.com/told?k=v";

  @Test
  void anEndpointsLifeByCommands(@TempDir Path data) throws Exception {
    try (CommandDesk commands = CommandDesk.in(data)) {
      String project = commands.desk.project.id().text();
      assertEquals("no endpoint\n", commands.run("webhook", "list").out());
      JsonNode added =
          commands
              .run(
                  "webhook",
                  "add",
                  "--project",
                  project,
                  "--url",
                  URL,
                  "--types",
                  "submission.approved,deposit.reversed",
                  "--json")
              .json();
      String id = added.get("id").asString();
      String secret = added.get("secret").asString();
      assertTrue(secret.startsWith("whsec_"));

      JsonNode endpoint = commands.run("webhook", "list", "--json").json().get("endpoints").get(0);
      assertEquals(URL, endpoint.get("url").asString());
      assertEquals("active", endpoint.get("state").asString());
      assertEquals(
          "[\"submission.approved\",\"deposit.reversed\"]", endpoint.get("types").toString());
      assertEquals(
          "{\"endpoints\":[]}\n",
          commands.run("webhook", "list", "--project", "other", "--json").out());

      JsonNode rotated =
          commands.run("webhook", "rotate", id, "--reason", "leaked", "--json").json();
      assertNotEquals(secret, rotated.get("secret").asString());
      assertTrue(list(commands).get("bothSecretsUntil").isString());
      commands.run("webhook", "pause", id, "--reason", "훈련", "--json").json();
      assertEquals("paused", list(commands).get("state").asString());
      assertEquals("훈련", list(commands).get("why").asString());
      afterwards(commands, id);
    }
  }

  private static void afterwards(CommandDesk commands, String id) throws Exception {
    String test =
        commands
            .run("webhook", "test", id, "--reason", "try", "--json")
            .json()
            .get("delivery")
            .asString();
    commands.run("webhook", "resume", id, "--reason", "over", "--json").json();
    JsonNode deliveries =
        commands.run("webhook", "deliveries", id, "--json").json().get("deliveries");
    assertEquals(test, deliveries.get(0).get("delivery").asString());
    assertEquals("pending", deliveries.get(0).get("state").asString());
    assertEquals("no delivery\n", commands.run("webhook", "deliveries", id, "--failed").out());
    assertEquals(
        1,
        commands
            .run("webhook", "replay", id, "--delivery", test, "--reason", "r", "--json")
            .json()
            .get("replayed")
            .asInt());
    String since = "2020-01-01T00:00:00Z";
    assertEquals(
        "1 will be sent again\n",
        commands.run("webhook", "replay", id, "--since", since, "--reason", "r").out());
    commands.run("webhook", "remove", id, "--reason", "done", "--json").json();
    assertEquals("no endpoint\n", commands.run("webhook", "list").out());
    assertEquals(
        List.of("add", "pause", "remove", "replay", "replay", "resume", "rotate", "test"),
        audited(commands));
  }

  @Test
  void whatIsRefusedNamesTheField(@TempDir Path data) throws Exception {
    try (CommandDesk commands = CommandDesk.in(data)) {
      String project = commands.desk.project.id().text();
      String[][] wrong = {
        {"--url: write", "add", "--project", project, "--url", "ftp://example.com/"},
        {"--url", "add", "--project", project, "--url", "https://169.254.169.254/"},
        {"--url", "add", "--project", project, "--url", "https://0x7f.1/"},
        {"--types", "add", "--project", project, "--url", URL, "--types", "submission.gone"},
        {"--types", "add", "--project", project, "--url", URL, "--types", "webhook.test"},
        {"project", "add", "--project", "p".repeat(32), "--url", URL},
        {"webhook list", "pause", "nobody", "--reason", "r"},
        {"webhook list", "test", "nobody", "--reason", "r"},
        {"webhook list", "rotate", "nobody", "--reason", "r"},
        {"--overlap-hours", "rotate", "nobody", "--reason", "r", "--overlap-hours", "721"},
        {"--delivery", "replay", "nobody", "--reason", "r"},
        {"webhook list", "deliveries", "nobody"},
      };
      for (String[] line : wrong) {
        List<String> words = new ArrayList<>(List.of(line));
        String named = words.removeFirst();
        words.addFirst("webhook");
        String refused = commands.run(words.toArray(String[]::new)).refused();
        assertTrue(refused.contains(named), refused);
      }
      assertEquals(List.of(), audited(commands));
      // In dev the receiver is on this machine.
      String near = "http://127.0.0.1:9000/";
      commands.run("webhook", "add", "--project", project, "--url", near, "--json").json();
    }
  }

  private static JsonNode list(CommandDesk commands) {
    return commands.run("webhook", "list", "--json").json().get("endpoints").get(0);
  }

  private static List<String> audited(CommandDesk commands) throws Exception {
    return commands.desk.database.with(connection -> {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  "select substr(action, 9) from audit_entry where action like 'webhook %'"
                      + " order by 1")) {
        List<String> lines = new ArrayList<>();
        while (row.next()) {
          lines.add(row.getString(1));
        }
        return lines;
      }
    });
  }
}
