package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestCluster;
import io.ilwon.transfer.HeldBack;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of a data folder that was copied, and what they do. */
class HeldDatabaseTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path folder;
  @TempDir Path copy;
  private final Map<String, String> environment = new HashMap<>();
  private TestCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = TestCluster.in(folder);
    environment.put("ILWON_MODE", "dev");
    environment.put("ILWON_HTTP_PORT", "0");
    environment.put("ILWON_ADMIN_PORT", "0");
    started(folder, Optional.empty(), () -> {});
    started(folder, Optional.empty(), () -> {});
  }

  private interface Meanwhile {
    void run() throws Exception;
  }

  /** Starts a node, which finds what it may do, and stops it after a while. */
  private void started(Path where, Optional<HeldBack> expected, Meanwhile meanwhile)
      throws Exception {
    environment.put("ILWON_DATA_DIR", where.toString());
    Shell shell = new Shell(environment, System.out, System.err);
    Settings settings = Main.settings(shell, Settings.Purpose.SERVE);
    try (Ground ground = Ground.lay(settings, 2, step -> {});
        Node node = Node.start(ground, DatabaseClock.SYSTEM, Duration.ofSeconds(30))) {
      assertEquals(expected, ground.guard().on(new BankCode("004")), node.id()::toString);
      Files.move(
          where.resolve("node.new"), where.resolve("node"), StandardCopyOption.REPLACE_EXISTING);
      ground.announce(1, 2);
      meanwhile.run();
    }
  }

  @Test
  void aCopyOfTheDataFolderIsHeldUntilTwoPeopleAnswer() throws Exception {
    cluster.copy(copy);
    for (String file : new String[] {"node", "witness", "keyset.json"}) {
      Files.copy(folder.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    started(copy, Optional.of(HeldBack.DATABASE_RESTORED), this::showAndAccept);
    started(
        copy,
        Optional.empty(),
        () -> assertEquals("open", run(0, "database", "show", "--json").get("state").asString()));
  }

  private void showAndAccept() {
    JsonNode shown = run(0, "database", "show", "--json");
    assertEquals("held", shown.get("state").asString());
    assertEquals("copied", shown.get("why").asString());
    assertEquals(0, shown.get("toInquire").asInt());
    JsonNode doctor = run(1, "doctor", "--json");
    assertTrue(doctor.toString().contains("the data folder is a copy"), doctor.toString());

    String[] accept = {"database", "accept", "--nothing-lost", "--reason", "이전", "--json"};
    assertEquals(2, code(accept));
    assertEquals(1, code(with(accept, "--operator", "홍길동", "--second", "홍길동")));
    assertEquals(2, code(with(accept, "--reconciled", "--second", "김철수")));
    JsonNode after = run(0, with(accept, "--operator", "홍길동", "--second", "김철수"));
    assertEquals("open", after.get("state").asString());
    assertEquals("nothing_lost", after.get("statement").asString());
    assertEquals(1, code(with(accept, "--second", "김철수")));
  }

  @Test
  void reconciledIsRefusedUntilTheCommandItNamesHasRun() throws Exception {
    cluster.copy(copy);
    for (String file : new String[] {"node", "witness", "keyset.json"}) {
      Files.copy(folder.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    started(copy, Optional.of(HeldBack.DATABASE_RESTORED), this::reconcileAndAccept);
  }

  private void reconcileAndAccept() throws Exception {
    String[] accept = {
      "database", "accept", "--reconciled", "--reason", "대사", "--operator", "홍길동", "--second", "김철수"
    };
    var err = new ByteArrayOutputStream();
    assertEquals(1, Main.run(shell(new ByteArrayOutputStream(), err), accept));
    String told = err.toString(UTF_8);
    var words =
        Pattern.compile(
                "the gap from (\\S+\\+09:00) to (\\S+\\+09:00) \\(Seoul\\) is not reconciled.*"
                    + "Run: ilwon reconcile --rail --from (\\S+) --to TIME")
            .matcher(told);
    assertTrue(words.find(), told);
    JsonNode shown = run(0, "database", "show", "--json");
    Instant from = OffsetDateTime.parse(words.group(1)).toInstant();
    Instant to = OffsetDateTime.parse(words.group(2)).toInstant();
    assertFalse(from.isAfter(Instant.parse(shown.get("gapFrom").asString())));
    assertFalse(to.isBefore(Instant.parse(shown.get("since").asString())));

    Path statement = copy.resolve("statement.csv");
    String header = "booked_at,bank_code,account_number,amount,rail_id,rail_reference,kind\n";
    Files.writeString(statement, header);
    String[] reconcile = {
      "reconcile", "--statement", statement.toString(), "--from", "", "--to", words.group(1)
    };
    reconcile[4] = OffsetDateTime.parse(words.group(1)).minusDays(1).toString();
    assertEquals(0, code(reconcile));
    assertEquals(1, code(accept), "it ends before the hold");

    String forgotten = words.group(2) + ",004,110-123-451234,1,R-forgotten,,deposit\n";
    Files.writeString(statement, header + forgotten);
    reconcile[4] = words.group(3);
    reconcile[6] = words.group(2);
    assertEquals(1, code(with(reconcile, "--dry-run")));
    assertEquals(1, code(accept), "a dry run adopts nothing");
    assertEquals(0, code(reconcile));
    JsonNode after = run(0, with(accept, "--json"));
    assertEquals("open", after.get("state").asString());
    assertEquals("reconciled", after.get("statement").asString());
    assertTrue(after.get("gapFrom").isNull());
  }

  private static String[] with(String[] command, String... more) {
    String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return all;
  }

  private JsonNode run(int code, String... arguments) {
    var out = new ByteArrayOutputStream();
    assertEquals(code, Main.run(shell(out), arguments), out.toString(UTF_8));
    return JSON.readTree(out.toString(UTF_8));
  }

  private int code(String... arguments) {
    return Main.run(shell(new ByteArrayOutputStream()), arguments);
  }

  private Shell shell(ByteArrayOutputStream out) {
    return shell(out, new ByteArrayOutputStream());
  }

  private Shell shell(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Shell(
        environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
