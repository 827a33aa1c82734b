package io.ilwon.process;

import io.ilwon.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * kill -9 under load, again and again: of the server, of its database, of both at once. At the end
 * our ledger and the bank's must agree.
 */
public final class Campaign {
  private static final Duration SETTLING = Duration.ofSeconds(75);

  private final DevServer server;
  private final Random random;
  private final Storm storm;
  private final List<String> problems = new ArrayList<>();
  private final List<Long> doorsAfter = new ArrayList<>();
  private final List<Long> databaseAfter = new ArrayList<>();
  private int taken;

  private Campaign(DevServer server, long seed) {
    this.server = server;
    this.random = new Random(seed);
    this.storm = new Storm(random);
  }

  /** Who is killed. */
  private enum Victim {
    SERVER,
    DATABASE,
    BOTH
  }

  /**
   * What came out.
   *
   * @param lost calls whose answer never came
   * @param taken transfers that were sending at a kill and were unknown when the doors opened
   * @param doorsAfter milliseconds from each start to the first connection taken
   * @param databaseAfter milliseconds from each kill of the database alone until it lets us in
   * @param settledAfter milliseconds from the end of the load until nothing was open
   * @param problems what contradicts the invariants
   */
  record Outcome(
      int kills,
      long calls,
      long lost,
      int successes,
      int approvals,
      int taken,
      List<Long> doorsAfter,
      List<Long> databaseAfter,
      long settledAfter,
      Map<String, Integer> states,
      List<String> problems) {}

  /** {@code --minutes M} for a siege, {@code --kills N} for kills alone; {@code --seed N}. */
  public static void main(String[] arguments) throws Exception {
    int kills = 0;
    double minutes = 3;
    long seed = System.nanoTime();
    for (int i = 0; i < arguments.length; i += 2) {
      String value = i + 1 < arguments.length ? arguments[i + 1] : "";
      switch (arguments[i]) {
        case "--kills" -> kills = Integer.parseInt(value);
        case "--minutes" -> minutes = Double.parseDouble(value);
        case "--seed" -> seed = Long.parseLong(value);
        default -> {
          System.err.println("bin/campaign [--minutes M] [--seed S] | --kills N [--seed S]");
          System.exit(2);
        }
      }
    }
    Path folder = Files.createTempDirectory("ilwon-campaign");
    boolean good = kills > 0 ? kills(folder, kills, seed) : siege(folder, minutes, seed);
    if (good) {
      TestDatabase.remove(folder);
    } else {
      System.out.println("kept: " + folder);
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean kills(Path folder, int kills, long seed) throws Exception {
    System.out.println("campaign: " + kills + " kills, --seed " + seed);
    Outcome outcome = run(folder, kills, kills, seed);
    System.out.println(outcome);
    return outcome.problems().isEmpty();
  }

  private static boolean siege(Path folder, double minutes, long seed) throws Exception {
    System.out.println("campaign: three nodes, " + minutes + " minutes, --seed " + seed);
    Duration lasting = Duration.ofMillis((long) (minutes * 60_000));
    SiegeReport report = SiegeReport.of(folder, lasting, 12, seed);
    System.out.println(report);
    return report.good();
  }

  /** Kills so often: the server mostly, its database each third time, both each fourth. */
  static Outcome run(Path folder, int kills, int livesWithLost, long seed)
      throws IOException, InterruptedException, SQLException {
    try (DevServer server = DevServer.ready(folder, Map.of())) {
      Campaign campaign = new Campaign(server, seed);
      for (int kill = 0; kill < kills; kill++) {
        Victim victim = Victim.SERVER;
        if (kill % 4 == 3) {
          victim = Victim.BOTH;
        } else if (kill % 3 == 1) {
          victim = Victim.DATABASE;
        }
        campaign.life(victim, kill < livesWithLost);
      }
      return campaign.settled(kills);
    }
  }

  private void life(Victim victim, boolean withLost)
      throws IOException, InterruptedException, SQLException {
    Storm.Gust gust = storm.blow(server.customer(), withLost);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(800 + random.nextInt(1_200)));
    switch (victim) {
      case SERVER -> {
        server.kill();
        gust.calm();
        Set<String> sending = sending();
        startAgain();
        Set<String> still = sending();
        still.retainAll(sending);
        if (!still.isEmpty()) {
          problems.add("the doors opened while still sending: " + still);
        }
        taken += sending.size();
        server.awaitReady();
      }
      case DATABASE -> {
        long killed = System.nanoTime();
        server.killPostmaster();
        awaitDatabase();
        databaseAfter.add(millisSince(killed));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        gust.calm();
      }
      case BOTH -> {
        server.killPostmaster();
        server.kill();
        gust.calm();
        startAgain();
        server.awaitReady();
      }
    }
  }

  private void startAgain() throws IOException {
    long start = System.nanoTime();
    server.startAgain();
    server.awaitDoors();
    doorsAfter.add(millisSince(start));
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  private Set<String> sending() throws IOException, SQLException {
    try (Connection connection = server.enter()) {
      return new Books(connection).sending();
    }
  }

  /** The server itself brings its database back. */
  private void awaitDatabase() throws IOException {
    long start = System.nanoTime();
    while (true) {
      try (Connection _ = server.enter()) {
        return;
      } catch (SQLException e) {
        if (TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) > 60) {
          throw new IOException("the database stays away:\n" + server.child().told(), e);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /** A little more load, then nothing but the inquiries until nothing is open. */
  private Outcome settled(int kills) throws IOException, InterruptedException, SQLException {
    Storm.Gust gust = storm.blow(server.customer(), false);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    gust.calm();
    try (Connection connection = server.enter()) {
      Books books = new Books(connection);
      long start = System.nanoTime();
      while (books.open() > 0 && System.nanoTime() - start < SETTLING.toNanos()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
      long settledAfter = millisSince(start);
      problems.addAll(books.problems(storm.successes, storm.approvals));
      storm.strange.stream().distinct().limit(10).forEach(problems::add);
      return new Outcome(
          kills,
          storm.calls.get(),
          storm.lost.get(),
          storm.successes.size(),
          storm.approvals.size(),
          taken,
          doorsAfter,
          databaseAfter,
          settledAfter,
          books.states(),
          problems);
    }
  }
}
