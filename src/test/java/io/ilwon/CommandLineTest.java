package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as an operator calls them, over a real database. */
class CommandLineTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path data;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void start() {
    environment.put("ILWON_DATA_DIR", data.toString());
  }

  private record Ran(int code, String out, String err) {
    JsonNode json() {
      assertEquals(0, code, err);
      assertEquals(1, out.lines().count(), out);
      return JSON.readTree(out);
    }
  }

  @Test
  void aProjectAndItsKeysAreMadeShownAndEnded() throws Exception {
    serverOnItsOwnDatabase("dev");
    Ran created = run("project", "create", "--name", "시험", "--brand", "일원", "--json");
    String project = created.json().get("project").asString();
    assertEquals("{\"project\":\"" + project + "\",\"name\":\"시험\"}\n", created.out());
    assertEquals("off", run("project", "show", project, "--json").json().get("option").asString());
    JsonNode set = run("project", "set", project, "option=on", "guesses=5", "--json").json();
    assertEquals("on", set.get("option").asString());
    assertEquals(set, run("project", "show", project, "--json").json());

    JsonNode key =
        run("key", "create", "--project", project, "--test", "--scopes", "submit,read", "--json")
            .json();
    assertTrue(key.get("key").asString().startsWith("sk_test_"));
    String id = key.get("id").asString();
    Ran listed = run("key", "list", "--project", project, "--json");
    assertEquals(id, listed.json().get("keys").get(0).get("id").asString());
    assertFalse(listed.out().contains("sk_test_"));
    assertEquals(id, run("key", "revoke", id, "--json").json().get("revoked").asString());
    assertEquals(1, run("key", "revoke", id).code());
    assertTrue(run("doctor", "--json").json().get("good").asBoolean());
    run("migrate", "--json").json();
  }

  @Test
  void eachModeHasItsKindOfKey() throws Exception {
    serverOnItsOwnDatabase("dev");
    String project = newProject();
    Ran live = run("key", "create", "--project", project, "--json");
    assertEquals(1, live.code());
    assertEquals("", live.out());
    assertTrue(live.err().contains("--test"), live.err());

    Path keyset = data.resolve("production.json");
    run("key-set", "create", keyset.toString(), "--json").json();
    DataFolder folder = DataFolder.at(data);
    ServerFile dev = folder.serverFile().orElseThrow();
    folder.write(server("production", dev.database(), keyset));
    String other = newProject();
    assertEquals(1, run("key", "create", "--project", other, "--test").code());
    assertTrue(
        run("key", "create", "--project", other, "--json")
            .json()
            .get("key")
            .asString()
            .startsWith("sk_live_"));
  }

  @Test
  void refusalsAndWrongUsageHaveTheirCodes() throws Exception {
    serverOnItsOwnDatabase("dev");
    String project = newProject();
    assertEquals(1, run("project", "show", "none").code());
    assertEquals(1, run("project", "create", "--name", "a", "--brand", "환급").code());
    assertEquals(1, run("project", "set", project, "guesses=6").code());
    assertEquals(1, run("key", "create", "--project", "none", "--test").code());
    assertEquals(1, run("key", "create", "--project", project, "--test", "--scopes", "x").code());
    assertEquals(1, run("key-set", "create", data.resolve("keyset.json").toString()).code());
    assertEquals(2, run("project", "create", "--name", "a").code());
    assertEquals(2, run("project", "set", project).code());
    assertEquals(2, run("nonsense").code());
    assertEquals(2, run("key", "create", "--project", project, "--per-day", "x").code());
    assertEquals(0, run("--help").code());
  }

  @Test
  void wrongSettingsRefuseToServeAndAreAllTold() {
    environment.put("ILWON_LEASE", "1");
    environment.put("ILWON_HTTP_PORT", "x");
    Ran ran = run("serve");
    assertEquals(1, ran.code());
    for (String name : new String[] {"ILWON_LEASE_MS", "ILWON_HTTP_PORT", "ILWON_KEYSET"}) {
      assertTrue(ran.err().contains(name), ran.err());
    }
  }

  @Test
  void withoutAServersWordTheSettingsSayWhereTheDatabaseIs() throws Exception {
    DatabaseAddress address = TestDatabase.freshAddress();
    environment.put("ILWON_MODE", "dev");
    environment.put("ILWON_DB_URL", address.url());
    environment.put("ILWON_DB_USER", address.user());
    if (!address.password().isEmpty()) {
      environment.put("ILWON_DB_PASSWORD", address.password());
    }
    run("project", "show", newProject(), "--json").json();
  }

  @Test
  void theDatabaseIsStartedWhereNoServerRunsAndLeftAloneWhereOneDoes() throws Exception {
    environment.put("ILWON_MODE", "dev");
    String early = newProject();
    var reading = Settings.read(environment, new Properties(), Settings.Purpose.SERVE);
    Settings settings = ((Settings.Reading.Usable) reading).settings();
    environment.remove("ILWON_MODE");
    try (Ground ground = Ground.lay(settings, 4, _ -> {})) {
      ground.announce(1234, 1235);
      Path file = data.resolve("server.json");
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      run("project", "show", early, "--json").json();
      assertTrue(ground.database().isAlive());
      assertTrue(DataFolder.at(data).serverFile().orElseThrow().running());
    }
    assertFalse(DataFolder.at(data).serverFile().orElseThrow().running());
    run("project", "show", early, "--json").json();
  }

  @Test
  void aDatabaseThatIsAwayIsNamedByItsState() throws Exception {
    int port;
    try (var free = new java.net.ServerSocket(0)) {
      port = free.getLocalPort();
    }
    DatabaseAddress nobody =
        new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/none", "nobody", "");
    Path keyset = data.resolve("keyset.json");
    run("key-set", "create", keyset.toString(), "--json").json();
    DataFolder.at(data).write(server("dev", nobody, keyset));
    String away = "ilwon: the database does not answer or refuses (08001)\n";
    assertEquals(new Ran(1, "", away), run("migrate"));
    assertEquals(new Ran(1, "", away), run("project", "show", "none"));
    environment.put("ILWON_DB_URL", nobody.url());
    environment.put("ILWON_DB_USER", nobody.user());
    environment.put("ILWON_DB_PASSWORD", "none");
    environment.put("ILWON_KEYSET", keyset.toString());
    assertEquals(new Ran(1, "", away), run("dev"));
    assertEquals("the database does not answer or refuses", Main.reason(new SQLException("none")));
  }

  private String newProject() {
    return run("project", "create", "--name", "a", "--brand", "일원", "--json")
        .json()
        .get("project")
        .asString();
  }

  private void serverOnItsOwnDatabase(String mode) throws Exception {
    Path keyset = data.resolve("keyset.json");
    run("key-set", "create", keyset.toString(), "--json").json();
    DataFolder.at(data).write(server(mode, TestDatabase.freshAddress(), keyset));
  }

  private static ServerFile server(String mode, DatabaseAddress address, Path keyset) {
    return new ServerFile(
        false,
        mode,
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
        null);
  }

  private Ran run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        Main.run(
            new Shell(
                environment, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)),
            arguments);
    return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
