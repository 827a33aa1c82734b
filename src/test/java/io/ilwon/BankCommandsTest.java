package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ilwon bank …} as an operator calls it, over a real database. */
class BankCommandsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path data;
  private DatabaseAddress address = new DatabaseAddress("", "", "");

  private record Ran(int code, String out, String err) {
    JsonNode json() {
      assertEquals(0, code, err);
      assertEquals(1, out.lines().count(), out);
      return JSON.readTree(out);
    }
  }

  @BeforeEach
  void serverOnItsOwnDatabase() throws Exception {
    Path keyset = data.resolve("keyset.json");
    run("key-set", "create", keyset.toString(), "--json").json();
    address = TestDatabase.freshAddress();
    DataFolder.at(data)
        .write(
            new ServerFile(
                false,
                "production",
                false,
                address.url(),
                address.user(),
                address.password(),
                null,
                keyset.toString(),
                0,
                0,
                null,
                null,
                null,
                null,
                null));
  }

  @Test
  void stopsAreGivenListedAndEnded() throws Exception {
    assertEquals("nothing is stopped\n", run("bank", "stops").out());
    JsonNode stopped = run("bank", "stop", "088", "--reason", "훈련", "--json").json();
    assertEquals("{\"stopped\":\"088\",\"already\":false}", stopped.toString());
    assertTrue(
        run("bank", "stop", "088", "--reason", "again", "--json")
            .json()
            .get("already")
            .asBoolean());
    run("bank", "stop", "all", "--reason", "everything", "--operator", "hong", "--json").json();
    JsonNode stops = run("bank", "stops", "--json").json().get("stops");
    assertEquals(2, stops.size());
    assertEquals("훈련", stops.get(0).get("reason").asString());
    assertEquals("hong", stops.get(1).get("operator").asString());
    assertEquals(
        "{\"resumed\":\"all\",\"stillStopped\":[\"088\"]}\n",
        run("bank", "resume", "all", "--reason", "over", "--json").out());
    Ran twice = run("bank", "resume", "all", "--reason", "over");
    assertEquals(1, twice.code());
    assertTrue(twice.err().contains("what is: 088"), twice.err());
    assertEquals(
        List.of("bank resume all over", "bank stop 088 훈련", "bank stop all everything"),
        audited(),
        "the second stop of 088 changed nothing");
  }

  @Test
  void aShutKeyIsLiftedWithAReasonAndAudited() throws Exception {
    String key = "a".repeat(32);
    Ran open = run("key", "lift", key, "--reason", "over");
    assertEquals(1, open.code());
    assertTrue(open.err().contains("it is not shut"), open.err());
    try (Database database = Database.open(address, 1)) {
      database.with(connection -> {
        try (var statement = connection.createStatement()) {
          return statement.execute(
              "insert into key_trust values ('%s', 'www', now() + interval '30 s', 0, now())"
                  .formatted(key));
        }
      });
    }
    assertEquals(2, run("key", "lift", key).code(), "nobody lifts without a reason");
    assertEquals(
        "{\"lifted\":\"%s\"}\n".formatted(key),
        run("key", "lift", key, "--reason", "a broken form", "--operator", "hong", "--json").out());
    assertEquals(List.of("key lift " + key + " a broken form"), audited());
    assertEquals(1, run("key", "lift", key, "--reason", "again").code());
  }

  @Test
  void theCalendarIsABadgeUntilSomebodyConfirmsIt() throws Exception {
    JsonNode before = list("004");
    assertEquals("00:30-24:00", before.get("hours").asString());
    assertEquals("3rd Sun 00:00-06:00", before.get("stop").asString());
    assertEquals("unconfirmed", before.get("badge").asString());
    assertEquals(0, before.get("confirmed").size());

    JsonNode rows =
        run("bank", "calendar", "confirm", "004", "--reason", "their notice", "--json")
            .json()
            .get("confirmed");
    assertEquals("hours 00:30-24:00", rows.get(0).get("closes").asString());
    assertEquals("stop 3rd Sun 00:00-06:00", rows.get(1).get("closes").asString());
    assertEquals("kftc", rows.get(1).get("rail").asString());
    run(
            "bank",
            "calendar",
            "add",
            "all",
            "--from",
            "2999-01-01T00:00",
            "--until",
            "2999-01-02T00:00",
            "--reason",
            "far",
            "--json")
        .json();
    JsonNode after = list("004");
    assertEquals("confirmed", after.get("badge").asString());
    assertEquals(2, after.get("confirmed").size());
    JsonNode whole = run("bank", "calendar", "list", "--json").json().get("wholeRail");
    assertEquals(
        "window 2999-01-01T00:00 to 2999-01-02T00:00", whole.get(0).get("closes").asString());

    String row = after.get("confirmed").get(0).get("id").asString();
    run("bank", "calendar", "remove", row, "--reason", "wrong", "--json").json();
    assertEquals(1, list("004").get("confirmed").size());
    assertEquals(1, run("bank", "calendar", "remove", row, "--reason", "wrong").code());
    run("bank", "calendar", "confirm", "004", "--hours", "01:00-23:00", "--reason", "new", "--json")
        .json();
    assertEquals("hours 01:00-23:00", list("004").get("confirmed").get(0).get("closes").asString());
    assertEquals(1, list("004").get("confirmed").size(), "exactly what was named");
    assertEquals(4, audited().size());
    String text = run("bank", "calendar", "list").out();
    assertTrue(text.contains("004 국민은행: hours 00:30-24:00"), text);
    assertTrue(text.contains("  kftc 004 hours 01:00-23:00 (confirmed by "), text);
    assertTrue(text.contains("directory, unconfirmed"), text);
  }

  private JsonNode list(String bank) {
    return run("bank", "calendar", "list", "--bank", bank, "--json").json().get("banks").get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, BANK, bank stop 999 --reason r",
    "1, BANK, bank stop 4 --reason r",
    "1, BANK, bank stop x --reason r",
    "1, reason, bank stop all --reason ''",
    "1, operator, bank stop all --reason r --operator ''",
    "2, --reason, bank stop all",
    "2, BANK, bank stop --reason r",
    "1, not stopped, bank resume 088 --reason r",
    "1, --rail, bank calendar confirm 004 --reason r --rail sandbox",
    "1, --hours, bank calendar confirm 004 --reason r --hours 9-5",
    "1, --stop, bank calendar confirm 004 --reason r --stop Sunday",
    "1, knows no hours, bank calendar confirm 012 --reason r",
    "1, knows no hours, bank calendar confirm all --reason r",
    "1, --until, bank calendar add 004 --from 2026-10-03T02:00 --until 2026-10-03T02:00 --reason r",
    "1, --until, bank calendar add 004 --from 2999-10-03T02:00 --until 2999-12-03T02:00 --reason r",
    "1, is over, bank calendar add 004 --from 2020-10-03T02:00 --until 2020-10-03T03:00 --reason r",
    "2, --from, bank calendar add 004 --from today --until 2020-10-03T03:00 --reason r",
    "2, ROW, bank calendar remove 1 --reason r"
  })
  void whatIsRefusedNamesTheFieldAndChangesNothing(int code, String named, String command)
      throws Exception {
    Ran ran =
        run(
            List.of(command.split(" ")).stream()
                .map(word -> word.equals("''") ? "" : word)
                .toArray(String[]::new));
    assertEquals(code, ran.code(), ran.err());
    assertTrue(ran.err().contains(named), ran.err());
    assertEquals("", ran.out());
    assertFalse(code == 1 && ran.err().contains("Exception"), ran.err());
    assertEquals(List.of(), audited());
  }

  private List<String> audited() throws Exception {
    try (Database database = Database.open(address, 1)) {
      return database.with(connection -> {
        try (var statement = connection.createStatement();
            var row =
                statement.executeQuery(
                    "select concat_ws(' ', action, subject, reason) from audit_entry order by 1")) {
          var lines = new java.util.ArrayList<String>();
          while (row.next()) {
            lines.add(row.getString(1));
          }
          return lines;
        }
      });
    }
  }

  private Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Shell(
                Map.of("ILWON_DATA_DIR", data.toString()),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8)),
            arguments);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
