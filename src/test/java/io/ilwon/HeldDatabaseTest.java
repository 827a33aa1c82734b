package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    return new Shell(
        environment,
        new PrintStream(out, true, UTF_8),
        new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
  }
}
