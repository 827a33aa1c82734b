package io.ilwon.process;

import io.ilwon.crypto.CodeMac;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.EmbeddedPostgres;
import io.ilwon.db.TestDatabase;
import io.ilwon.rail.kftc.Job;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.rail.kftc.StubJournal;
import io.ilwon.rail.kftc.StubProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Production nodes, their database and a stub bank, each a process of its own, under load and under
 * faults. At the end everything is mended and nothing may be open; then the checker speaks.
 */
final class Siege implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(4);
  static final StubProfile USUAL = StubProfile.ROUGH;
  private static final Duration GAP = Duration.ofMillis(1_500);

  /** Above the send deadline, a late booking and a slow line together. */
  private static final Duration HORIZON = Duration.ofSeconds(8);

  private static final Duration WIRE = Duration.ofSeconds(3);
  private static final Duration SETTLING = Duration.ofSeconds(90);

  final List<ServeNode> nodes = new ArrayList<>();
  final BankProcess bank;
  final History history;
  private final Path folder;
  private final DatabaseAddress address;
  private final CodeMac codes;
  private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();

  /** Who interrupts a siege leaves nothing running either. */
  private final Thread interrupted = new Thread(this::closeAll);

  private Siege(
      Path folder,
      int count,
      long seed,
      DatabaseAddress address,
      AutoCloseable database,
      Map<String, String> more)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.address = address;
    Runtime.getRuntime().addShutdownHook(interrupted);
    open.push(database);
    this.bank = new BankProcess(folder.resolve("bank.jsonl"), seed, StubProfile.CALM);
    open.push(bank);
    this.history = new History(InstantSource.system(), folder.resolve("history.jsonl"));
    open.push(history);
    Path keyset = folder.resolve("keyset.json");
    demand(Child.run(Map.of(), "key-set", "create", keyset.toString()));
    codes = Keyset.load(keyset).codeMac();
    Map<String, String> settings = settings(keyset);
    settings.putAll(more);
    for (int number = 0; number < count; number++) {
      Crossing toDatabase = new Crossing(databasePort());
      Map<String, String> own = new HashMap<>(settings);
      own.put("ILWON_DB_URL", url(toDatabase.port()));
      nodes.add(
          new ServeNode(
              number, folder.resolve("node-" + number), toDatabase, new Crossing(bank.port), own));
      open.push(nodes.getLast());
    }
  }

  /** Starts everything and waits until it serves; nothing is left running where that fails. */
  static Siege laid(Path folder, int nodes, long seed) throws IOException, InterruptedException {
    TestDatabase.lendBinaries(folder);
    EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, _ -> {});
    return laid(folder, nodes, seed, postgres.address(), postgres, Map.of());
  }

  /**
   * The same over a database that is there, and that the siege closes at its end.
   *
   * @param more settings of the nodes beyond a siege's own
   */
  static Siege laid(
      Path folder,
      int nodes,
      long seed,
      DatabaseAddress address,
      AutoCloseable database,
      Map<String, String> more)
      throws IOException, InterruptedException {
    Siege siege = new Siege(folder, nodes, seed, address, database, more);
    boolean complete = false;
    try {
      for (ServeNode node : siege.nodes) {
        node.start();
      }
      for (ServeNode node : siege.nodes) {
        node.awaitReady();
      }
      complete = true;
    } finally {
      if (!complete) {
        siege.close();
      }
    }
    return siege;
  }

  private Map<String, String> settings(Path keyset) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ILWON_DB_USER", address.user());
    settings.put("ILWON_DB_PASSWORD", address.password());
    settings.put("ILWON_KEYSET", keyset.toString());
    settings.put("ILWON_RAIL", "kftc");
    settings.put("ILWON_KFTC_CLIENT_ID", StubBank.CLIENT_ID);
    settings.put("ILWON_KFTC_CLIENT_SECRET", StubBank.CLIENT_SECRET);
    settings.put("ILWON_KFTC_INSTITUTION", "M202300001");
    settings.put("ILWON_KFTC_ACCOUNT", "1101230000678");
    settings.put("ILWON_KFTC_PASS_PHRASE", "NONE");
    settings.put("ILWON_DAILY_WON", "0");
    settings.put("ILWON_TOTAL_WON", "0");
    settings.put("ILWON_BANK_ANSWER_MS", "2000");
    settings.put("ILWON_ANSWER_MS", "3000");
    settings.put("ILWON_INQUIRY_MS", "300x20,1000x2000");
    settings.put("ILWON_SETTLE_HORIZON_MS", Long.toString(HORIZON.toMillis()));
    settings.put("ILWON_LEASE_MS", Long.toString(LEASE.toMillis()));
    settings.put("ILWON_RESEND_GAP_MS", Long.toString(GAP.toMillis()));
    return settings;
  }

  private int databasePort() {
    return Integer.parseInt(address.url().replaceFirst(".*:(\\d+)/.*", "$1"));
  }

  private String url(int port) {
    return address.url().replaceFirst(":\\d+/", ":" + port + "/");
  }

  /** A customer of a new project. */
  Caller caller() throws IOException, InterruptedException {
    return new Caller(nodes, key(), history);
  }

  private String key() throws IOException, InterruptedException {
    Map<String, String> commands = nodes.getFirst().commands();
    String project =
        demand(
                Child.run(
                    commands,
                    "project",
                    "create",
                    "--name",
                    "시험",
                    "--brand",
                    "일원",
                    "--option",
                    "account-occupancy",
                    "--json"))
            .field("project");
    return demand(Child.run(commands, "key", "create", "--project", project, "--json"))
        .field("key");
  }

  private static Child.Ended demand(Child.Ended ended) throws IOException {
    if (ended.code() != 0) {
      throw new IOException("a command was refused: " + ended);
    }
    return ended;
  }

  /** kill -9 of the database; whoever holds it starts it again. */
  void killDatabase() throws IOException {
    DevServer.postmasterOf(folder).ifPresent(ProcessHandle::destroyForcibly);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      try (Connection _ = enter()) {
        return;
      } catch (SQLException e) {
        // Not yet.
      }
    }
    throw new IOException("the database stays away");
  }

  Connection enter() throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  /** Everything is well again; waits until nothing is open, and says how long that took. */
  Duration settled() throws IOException, InterruptedException, SQLException {
    bank.control("connections taken");
    bank.profile(StubProfile.CALM);
    for (ServeNode node : nodes) {
      node.toBank.fair();
      node.toDatabase.fair();
      node.wallClock("+0");
      if (!node.lives()) {
        node.comeBack();
      }
    }
    long start = System.nanoTime();
    try (Connection connection = enter()) {
      Books books = new Books(connection);
      while (books.open() > 0 && System.nanoTime() - start < SETTLING.toNanos()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  Evidence evidence() throws IOException, SQLException {
    StubJournal.Told told = bank.told();
    try (Connection connection = enter()) {
      return new Evidence(
          history.calls(),
          told.credits(),
          told.requests(Job.SEND),
          LedgerRows.read(connection),
          new Evidence.Terms("일원", GAP, WIRE, Optional.of(codes)));
    }
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("not closed: " + e);
      }
    }
  }

  @Override
  public void close() {
    closeAll();
    Runtime.getRuntime().removeShutdownHook(interrupted);
  }
}
