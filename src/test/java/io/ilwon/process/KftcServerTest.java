package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.TestDatabase;
import io.ilwon.rail.kftc.Behaviour;
import io.ilwon.rail.kftc.Behaviour.Manner;
import io.ilwon.rail.kftc.Job;
import io.ilwon.rail.kftc.StubBank;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A server in production, as a process, with the open-banking rail before a stub bank. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KftcServerTest {
  private static final String ACCOUNT = "1234567890777";
  private static final String OUR_ACCOUNT = "0012300123";
  private static final String PASS_PHRASE = "wd-phrase-77";

  @TempDir private static Path folder;
  private static final Map<String, String> settings = new HashMap<>();
  private static StubBank bank;
  private static DatabaseAddress address;
  private static Child server;
  private static int port;
  private static Customer customer;

  @BeforeAll
  static void open() throws Exception {
    bank = StubBank.open();
    address = TestDatabase.emptyAddress();
    port = DevServer.freePort();
    Path keys = folder.resolve("keyset.json");
    assertEquals(0, Child.run(Map.of(), "key-set", "create", keys.toString()).code());
    settings.put("ILWON_DATA_DIR", folder.resolve("data").toString());
    settings.put("ILWON_HTTP_PORT", Integer.toString(port));
    settings.put("ILWON_ADMIN_PORT", "0");
    settings.put("ILWON_DB_URL", address.url());
    settings.put("ILWON_DB_USER", address.user());
    settings.put("ILWON_DB_PASSWORD", address.password());
    settings.put("ILWON_KEYSET", keys.toString());
    settings.put("ILWON_RAIL", "kftc");
    settings.put("ILWON_KFTC_URL", bank.url().toString());
    settings.put("ILWON_KFTC_CLIENT_ID", StubBank.CLIENT_ID);
    settings.put("ILWON_KFTC_CLIENT_SECRET", StubBank.CLIENT_SECRET);
    settings.put("ILWON_KFTC_INSTITUTION", "M202300001");
    settings.put("ILWON_KFTC_ACCOUNT", OUR_ACCOUNT);
    settings.put("ILWON_KFTC_PASS_PHRASE", PASS_PHRASE);
    settings.put("ILWON_BANK_ANSWER_MS", "1500");
    settings.put("ILWON_ANSWER_MS", "1000");
    settings.put("ILWON_INQUIRY_MS", "200x100");
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
    bank.close();
  }

  @Test
  @Order(1)
  void theCheckAsksForATokenAndMovesNothing() throws Exception {
    Child.Ended answers = Child.run(settings, "rail", "check", "--json");
    assertEquals("kftc", answers.field("rail"));
    assertTrue(answers.out().contains("\"answers\":true"), answers.out());
    assertEquals(1, bank.requests().size());

    Map<String, String> stranger = new HashMap<>(settings);
    stranger.put("ILWON_KFTC_CLIENT_SECRET", "wrong");
    Child.Ended refused = Child.run(stranger, "rail", "check");
    assertEquals(1, refused.code());
    assertEquals("", refused.out());
    assertTrue(refused.err().contains("gives no token: O0001"), refused.err());

    Child.Ended nothing = Child.run(Map.of(), "rail", "check");
    assertEquals(1, nothing.code());
    assertTrue(nothing.err().contains("ILWON_KFTC_PASS_PHRASE: missing"), nothing.err());
  }

  @Test
  @Order(2)
  void aLiveKeyVerifiesAnAccount() throws Exception {
    server = Child.start(settings, "serve");
    server.awaitReady();
    Map<String, String> here = Map.of("ILWON_DATA_DIR", settings.get("ILWON_DATA_DIR"));
    String project =
        Child.run(
                here,
                "project",
                "create",
                "--name",
                "시험",
                "--brand",
                "일원",
                "--option",
                "account-occupancy",
                "--json")
            .field("project");
    String key = Child.run(here, "key", "create", "--project", project, "--json").field("key");
    assertTrue(key.startsWith("sk_live_"));
    customer = new Customer(port, key);

    String id = customer.open();
    assertTrue(Customer.success(customer.deposit(id, ACCOUNT)));
    assertEquals("approved", Customer.field(customer.guess(id, code()), "kycStatus"));
    assertEquals(1, bank.credits().size());
    assertEquals(Customer.BANK, bank.credits().getFirst().bankCode());
    assertEquals(ACCOUNT, bank.credits().getFirst().account());
  }

  @Test
  @Order(3)
  void aBankThatBooksAndHangsIsInquiredAndNeverSentToAgain() throws Exception {
    bank.script().next(1, Job.SEND, Behaviour.books(new Manner.Hang()));
    String id = customer.open();
    String answer = customer.deposit(id, ACCOUNT).body();
    assertTrue(answer.contains("transfer_is_processing"), answer);
    long start = System.nanoTime();
    while (!state().equals("sent")) {
      assertTrue(System.nanoTime() - start < 20_000_000_000L, "no inquiry found it");
      Thread.onSpinWait();
    }
    assertEquals("approved", Customer.field(customer.guess(id, code()), "kycStatus"));
    assertEquals(2, bank.credits().size());
    assertEquals(2, bank.requests(Job.SEND).size());
  }

  @Test
  @Order(4)
  void thereIsNoSandboxInProduction() throws Exception {
    String passbook = "/sandbox/passbook?bankCode=004&accountNumber=" + ACCOUNT;
    for (String path : List.of(passbook, "/sandbox/phone", "/demo")) {
      assertEquals(404, customer.call("GET", path, "").status(), path);
    }
    assertEquals(
        "0",
        asked("select count(*) from information_schema.schemata where schema_name like 'sa%'"));
  }

  @Test
  @Order(5)
  void theLogTellsNobodysSecrets() throws Exception {
    server.process().destroy();
    Child.Ended ended = server.ended();
    assertEquals(0, ended.code(), ended.err());
    for (String secret : List.of(ACCOUNT, OUR_ACCOUNT, PASS_PHRASE, StubBank.CLIENT_SECRET, "홍")) {
      assertFalse(ended.err().contains(secret), ended.err());
    }
  }

  private static String code() {
    return bank.credits().getLast().printContent().substring(0, 3);
  }

  private static String state() throws Exception {
    return asked("select state from transfer order by intent_at desc limit 1");
  }

  private static String asked(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(address.url(), address.user(), address.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
