package io.ilwon.process;

import io.ilwon.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Two nodes over three PostgreSQL, whose primary is killed under load again and again and handed
 * over in good order. After each failover nothing may be sent until it has been checked that the
 * database knows every won the bank has booked, and two people have said so.
 */
public final class ClusterCampaign {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration SETTLING = Duration.ofSeconds(90);

  /** Load before each failover. */
  private static final Duration CALM = Duration.ofSeconds(3);

  private static final int PEOPLE = 12;
  private static final int STEP = 50;

  private final ClusterOfThree cluster;
  private final ClusterNodes nodes;
  private final ClusterOutage outage;
  private final List<Failover> failovers = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private ClusterCampaign(ClusterOfThree cluster, ClusterNodes nodes, ClusterOutage outage) {
    this.cluster = cluster;
    this.nodes = nodes;
    this.outage = outage;
  }

  /** How the lead changes. */
  private enum Kind {
    POSTGRES_KILLED("PostgreSQL killed"),
    MACHINE_LOST("machine lost"),
    SWITCHOVER("switchover");

    private final String told;

    Kind(String told) {
      this.told = told;
    }
  }

  /**
   * One failover.
   *
   * @param calls longest time without an answered PreStep2 or Step 2
   * @param sends longest time in which the bank received no order, the operators' part included
   * @param operators from the moment nothing was left to inquire about until they were heard
   */
  private record Failover(Kind kind, Duration calls, Duration sends, Duration operators) {}

  /** {@code --kills N}, as many switchovers as half of them; {@code --seed N}. */
  public static void main(String[] arguments) throws Exception {
    int kills = 10;
    long seed = System.nanoTime();
    for (int i = 0; i < arguments.length; i += 2) {
      String value = i + 1 < arguments.length ? arguments[i + 1] : "";
      switch (arguments[i]) {
        case "--kills" -> kills = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        default -> {
          System.err.println("bin/campaign --failover [--kills N] [--seed S]");
          System.exit(2);
        }
      }
    }
    Optional<String> missing = ClusterOfThree.missing();
    if (missing.isPresent()) {
      System.err.println("campaign --failover: " + missing.get());
      System.exit(1);
    }
    Path folder = Files.createTempDirectory("ilwon-failover");
    boolean good = run(folder, kills, seed);
    if (good) {
      TestDatabase.remove(folder);
    } else {
      System.out.println("kept: " + folder);
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean run(Path folder, int kills, long seed) throws Exception {
    System.out.println(
        "failover: two nodes, three PostgreSQL, --kills " + kills + " --seed " + seed);
    try (ClusterOfThree cluster = ClusterOfThree.started(folder)) {
      Thread last = new Thread(cluster::close);
      Runtime.getRuntime().addShutdownHook(last);
      ClusterOutage outage = new ClusterOutage();
      try (ClusterNodes nodes = ClusterNodes.started(folder, cluster, outage, seed)) {
        ClusterCampaign campaign = new ClusterCampaign(cluster, nodes, outage);
        return campaign.hold(kills, seed);
      }
    }
  }

  private boolean hold(int kills, long seed) throws Exception {
    ClusterCrowd crowd = nodes.crowd(outage);
    crowd.gather(PEOPLE, seed);
    for (int kill = 0; kill < kills; kill++) {
      failover(kill % 2 == 0 ? Kind.POSTGRES_KILLED : Kind.MACHINE_LOST);
      if (kill % 2 == 1) {
        failover(Kind.SWITCHOVER);
      }
    }
    park(CALM);
    crowd.disperse();
    Duration settled = settled();
    List<Finding> findings = Checker.check(nodes.evidence(cluster));
    problems.addAll(crowd.strange.stream().distinct().limit(10).toList());
    report(crowd, settled, findings);
    return findings.isEmpty() && problems.isEmpty();
  }

  private void failover(Kind kind) throws IOException, InterruptedException, SQLException {
    ClusterMember leader = cluster.whole();
    sending(System.nanoTime());
    park(CALM);
    long start = System.nanoTime();
    switch (kind) {
      case POSTGRES_KILLED -> leader.killPostgres();
      case MACHINE_LOST -> leader.killAll();
      case SWITCHOVER -> cluster.switchover(leader);
    }
    awaitAsked();
    long asked = System.nanoTime();
    problems.addAll(forgotten());
    long sent = outage.sent(asked, System.nanoTime());
    if (sent > 0) {
      problems.add(sent + " sent while held, after a " + kind.told);
    }
    nodes.accept(kind.told);
    long accepted = System.nanoTime();
    sending(accepted);
    long end = System.nanoTime();
    failovers.add(
        new Failover(
            kind,
            outage.withoutAnswer(start, end),
            outage.withoutSend(start, end),
            Duration.ofNanos(accepted - asked)));
    System.out.println(failovers.getLast());
    leader.revive();
  }

  /** Waits until the new primary is held and everything open was inquired about. */
  private void awaitAsked() throws IOException {
    String held =
        """
        select c.held_since is not null and not exists (
          select 1 from held_transfer h join transfer t on t.id = h.transfer
          where t.outcome_at is null and t.inquiries <= h.inquiries)
        from cluster c\
        """;
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try (Connection connection = cluster.enter();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(held)) {
        if (row.next() && row.getBoolean(1)) {
          return;
        }
      } catch (SQLException e) {
        // No primary yet.
      }
      park(Duration.ofMillis(STEP));
    }
    throw new IOException("no failover was held:\n" + nodes.told());
  }

  /** What the operators check: every won on the bank's statement is in the database. */
  private List<String> forgotten() throws SQLException {
    Set<String> booked = new HashSet<>(nodes.booked());
    try (Connection connection = cluster.enter();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select rail_id from transfer")) {
      while (row.next()) {
        booked.remove(row.getString(1));
      }
    }
    return booked.stream().map(id -> "the database has forgotten " + id).toList();
  }

  private void sending(long since) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (outage.sent(since, System.nanoTime()) == 0) {
      if (System.nanoTime() > until) {
        throw new IOException("nothing is sent:\n" + nodes.told());
      }
      park(Duration.ofMillis(STEP));
    }
  }

  /** Waits until nothing is open. */
  private Duration settled() throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = cluster.enter()) {
      Books books = new Books(connection);
      while (books.open() > 0 && System.nanoTime() - start < SETTLING.toNanos()) {
        park(Duration.ofMillis(STEP));
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void report(ClusterCrowd crowd, Duration settled, List<Finding> findings) {
    System.out.printf(
        "%d calls, %d won booked, settled in %d ms%n",
        crowd.calls.get(), nodes.booked().size(), settled.toMillis());
    for (Kind kind : Kind.values()) {
      List<Failover> of = failovers.stream().filter(each -> each.kind() == kind).toList();
      if (!of.isEmpty()) {
        System.out.printf(
            "%-18s %2d times; seconds min / median / max: no answer %s, nothing sent %s,"
                + " of these the operators' %s%n",
            kind.told,
            of.size(),
            spread(of.stream().map(Failover::calls).toList()),
            spread(of.stream().map(Failover::sends).toList()),
            spread(of.stream().map(Failover::operators).toList()));
      }
    }
    findings.forEach(System.out::println);
    problems.forEach(System.out::println);
    System.out.println(
        findings.isEmpty() && problems.isEmpty()
            ? "nothing acknowledged is lost, nothing was sent twice"
            : "BROKEN");
  }

  private static String spread(List<Duration> all) {
    List<Duration> sorted = all.stream().sorted().toList();
    return List.of(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast()).stream()
        .map(each -> "%.1f".formatted(each.toMillis() / 1_000.0))
        .collect(Collectors.joining(" / "));
  }

  private static void park(Duration lasting) {
    long until = System.nanoTime() + lasting.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(Math.min(until - System.nanoTime(), TimeUnit.SECONDS.toNanos(1)));
    }
  }
}
