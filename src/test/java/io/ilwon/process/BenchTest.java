package io.ilwon.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.Migrations;
import io.ilwon.db.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code bin/bench} is made of still fits the server and its tables; no speed is asserted. */
class BenchTest {
  private static final Path MAIN = Path.of("bench", "src", "main");
  private static final String ACCOUNT = "2000000000001";
  private static final int PATIENCE_MILLIS = 30_000;

  @TempDir private static Path folder;
  private static Path classes;

  @BeforeAll
  static void compile() throws IOException {
    classes = Files.createDirectory(folder.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter told = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, UTF_8);
        Stream<Path> sources = Files.walk(MAIN.resolve("java"))) {
      List<String> options =
          List.of("-d", classes.toString(), "-proc:none", "-Xlint:all,-classfile", "-Werror");
      var units =
          files.getJavaFileObjectsFromPaths(
              sources.filter(file -> file.toString().endsWith(".java")).toList());
      assertTrue(compiler.getTask(told, files, null, options, null, units).call(), told.toString());
    }
  }

  @Test
  void aVerificationWithTheBankInTheSameProcess() throws Exception {
    Map<String, String> settings = settings();
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listener.setSoTimeout(PATIENCE_MILLIS);
      settings.put("BENCH_CODES", "127.0.0.1:" + listener.getLocalPort());
      try (Child server = Child.start(command(), settings)) {
        server.awaitReady();
        Map<String, String> here = Map.of("ILWON_DATA_DIR", settings.get("ILWON_DATA_DIR"));
        String project = made(here, "project", "create", "--name", "bench", "--brand", "일원");
        Child.run(here, "project", "set", project, "option=on");
        String key = Child.run(here, "key", "create", "--project", project, "--json").field("key");
        Customer customer = new Customer(Integer.parseInt(settings.get("ILWON_HTTP_PORT")), key);
        String id = customer.open();
        assertTrue(Customer.success(customer.deposit(id, ACCOUNT)));
        assertEquals("approved", Customer.field(customer.guess(id, told(listener)), "kycStatus"));
      }
    }
  }

  private static String made(Map<String, String> here, String... command) throws Exception {
    String[] withJson = java.util.Arrays.copyOf(command, command.length + 1);
    withJson[command.length] = "--json";
    return Child.run(here, withJson).field("project");
  }

  private static String told(ServerSocket listener) throws IOException {
    try (Socket bank = listener.accept();
        var lines = new BufferedReader(new InputStreamReader(bank.getInputStream(), UTF_8))) {
      bank.setSoTimeout(PATIENCE_MILLIS);
      String line = lines.readLine();
      assertTrue(line.matches(ACCOUNT + " \\d{3}"), line);
      return line.substring(line.length() - 3);
    }
  }

  private static List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dilwon.log=plain",
        "-cp",
        classes + java.io.File.pathSeparator + System.getProperty("java.class.path"),
        "io.ilwon.BenchServer");
  }

  private static Map<String, String> settings() throws Exception {
    DatabaseAddress address = TestDatabase.emptyAddress();
    Path keys = folder.resolve("keyset.json");
    assertEquals(0, Child.run(Map.of(), "key-set", "create", keys.toString()).code());
    Map<String, String> settings = new HashMap<>();
    settings.put("ILWON_DATA_DIR", folder.resolve("data").toString());
    settings.put("ILWON_HTTP_PORT", Integer.toString(DevServer.freePort()));
    settings.put("ILWON_ADMIN_PORT", "0");
    settings.put("ILWON_DB_URL", address.url());
    settings.put("ILWON_DB_USER", address.user());
    settings.put("ILWON_DB_PASSWORD", address.password());
    settings.put("ILWON_KEYSET", keys.toString());
    settings.put("ILWON_RAIL", "kftc");
    settings.put("ILWON_KFTC_CLIENT_ID", "bench");
    settings.put("ILWON_KFTC_CLIENT_SECRET", "bench");
    settings.put("ILWON_KFTC_INSTITUTION", "M202300001");
    settings.put("ILWON_KFTC_ACCOUNT", "0012300123");
    settings.put("ILWON_KFTC_PASS_PHRASE", "bench");
    return settings;
  }

  /** Among rows nobody touches: a statement that hits nothing would be quick, and no error. */
  @ParameterizedTest
  @CsvSource({"call.sql,1", "sets.sql,64"})
  void theScriptsVerifyWhatTheySay(String script, int verifications) throws Exception {
    DatabaseAddress address = TestDatabase.emptyAddress();
    Migrations.apply(address, "public", "db/migration");
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement()) {
      statement.execute(text("prepare.sql").replace(":from", "1").replace(":to", "100"));
      for (String part : text("fill.sql").replace(":count", "100::int8").split(";\\s*\\n", -1)) {
        statement.execute(part);
      }
      long before = approved(statement);
      for (String line : text(script).lines().filter(each -> each.endsWith(";")).toList()) {
        statement.execute(
            line.replaceAll("(?<!:):(base|id|from)\\b", "7")
                .replaceAll("(?<!:):(n|callers|client_id)\\b", "1"));
      }
      assertEquals(100, before);
      assertEquals(verifications, approved(statement) - before);
    }
  }

  private static String text(String script) throws IOException {
    return Files.readString(MAIN.resolve("pgbench").resolve(script));
  }

  private static long approved(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            """
            select count(*) from submission s join transfer t on t.id = s.latest_transfer
            join account_guess g using (account_index) join account a using (account_index)
            where s.stage = 'approved' and t.state = 'sent' and a.places = 1 and g.right_at <= now()\
            """)) {
      row.next();
      return row.getLong(1);
    }
  }
}
