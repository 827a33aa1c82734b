package io.ilwon.process;

import io.ilwon.crypto.CodeMac;
import io.ilwon.crypto.Keyset;
import io.ilwon.rail.kftc.Behaviour;
import io.ilwon.rail.kftc.Behaviour.Manner;
import io.ilwon.rail.kftc.Job;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.rail.kftc.StubCredit;
import io.ilwon.rail.kftc.StubRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Two production nodes as processes over a cluster, and a stub bank that books twice if asked. */
final class ClusterNodes implements AutoCloseable {
  private static final int COUNT = 2;
  private static final Duration GAP = Duration.ofMillis(1_500);
  private static final Duration WIRE = Duration.ofSeconds(3);

  /** Bookings whose answer is lost: something is open at every failover. */
  private static final double LOST_ANSWERS = 0.05;

  private final StubBank bank;
  private final CodeMac codes;
  private final History history = new History(InstantSource.system());
  private final List<Child> children = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final Map<String, String> commands;
  private String key = "";

  private ClusterNodes(Path folder, ClusterOfThree cluster, ClusterOutage outage, long seed)
      throws IOException, InterruptedException {
    this.bank =
        StubBank.open(0, seed, Clock.systemUTC(), request -> heard(request, outage), _ -> {})
            .strict(true);
    bank.script().chance(LOST_ANSWERS, Job.SEND, Behaviour.books(new Manner.Reset()));
    Path keyset = folder.resolve("keyset.json");
    demand(Child.run(Map.of(), "key-set", "create", keyset.toString()));
    codes = Keyset.load(keyset).codeMac();
    this.commands = Map.of("ILWON_DATA_DIR", folder.resolve("node-0").toString());
    for (int node = 0; node < COUNT; node++) {
      Map<String, String> settings = settings(cluster, keyset);
      int port = DevServer.freePort();
      settings.put("ILWON_DATA_DIR", folder.resolve("node-" + node).toString());
      settings.put("ILWON_HTTP_PORT", Integer.toString(port));
      settings.put("ILWON_ADMIN_PORT", Integer.toString(DevServer.freePort()));
      ports.add(port);
      children.add(Child.start(settings, "serve"));
    }
  }

  /** Starts them and waits until they serve; nothing is left running where that fails. */
  static ClusterNodes started(Path folder, ClusterOfThree cluster, ClusterOutage outage, long seed)
      throws IOException, InterruptedException {
    ClusterNodes nodes = new ClusterNodes(folder, cluster, outage, seed);
    boolean complete = false;
    try {
      for (Child child : nodes.children) {
        child.awaitReady();
      }
      nodes.key = nodes.newKey();
      complete = true;
    } finally {
      if (!complete) {
        nodes.close();
      }
    }
    return nodes;
  }

  private static void heard(StubRequest request, ClusterOutage outage) {
    if (request.path().equals(Job.SEND.path)) {
      outage.sent();
    }
  }

  private Map<String, String> settings(ClusterOfThree cluster, Path keyset) {
    Map<String, String> settings = new HashMap<>();
    settings.put("ILWON_DB_URL", cluster.url());
    settings.put("ILWON_DB_USER", "ilwon");
    settings.put("ILWON_DB_PASSWORD", ClusterOfThree.password());
    settings.put("ILWON_KEYSET", keyset.toString());
    settings.put("ILWON_RAIL", "kftc");
    settings.put("ILWON_KFTC_URL", bank.url().toString());
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
    settings.put("ILWON_SETTLE_HORIZON_MS", "8000");
    settings.put("ILWON_LEASE_MS", "4000");
    settings.put("ILWON_RESEND_GAP_MS", Long.toString(GAP.toMillis()));
    return settings;
  }

  private String newKey() throws IOException, InterruptedException {
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

  ClusterCrowd crowd(ClusterOutage outage) {
    List<Customer> customers = ports.stream().map(port -> new Customer(port, key)).toList();
    return new ClusterCrowd(customers, bank, history, outage);
  }

  /** Two people answer for the gap, by the command. */
  void accept(String reason) throws IOException, InterruptedException {
    demand(
        Child.run(
            commands,
            "database",
            "accept",
            "--nothing-lost",
            "--reason",
            reason,
            "--operator",
            "홍길동",
            "--second",
            "김철수",
            "--json"));
  }

  /** The rail ids of every won the bank has booked. */
  List<String> booked() {
    return bank.credits().stream().map(StubCredit::tranId).toList();
  }

  Evidence evidence(ClusterOfThree cluster) throws SQLException {
    try (Connection connection = cluster.enter()) {
      return new Evidence(
          history.calls(),
          bank.credits(),
          bank.requests(Job.SEND),
          LedgerRows.read(connection),
          new Evidence.Terms("일원", GAP, WIRE, Optional.of(codes)));
    }
  }

  /** The last lines of the nodes' logs. */
  String told() {
    return children.stream()
        .map(child -> child.told().lines().toList().reversed().stream().limit(20).toList())
        .map(lines -> String.join("\n", lines.reversed()))
        .collect(Collectors.joining("\n--\n"));
  }

  @Override
  public void close() throws IOException {
    children.forEach(Child::close);
    bank.close();
    history.close();
  }
}
