package io.ilwon.process;

import io.ilwon.process.Crossing.Weather;
import io.ilwon.rail.kftc.StubProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Faults, drawn from a seed: what, whom, for how long. Each mends itself after a while; a node, the
 * database and the bank suffer one at a time.
 */
final class Mischief {
  /** What can be done to a campaign. */
  enum Fault {
    NODE_KILLED,
    NODE_RESTARTED,
    NODE_FROZEN,
    NODE_CLOCK_JUMPED,
    DATABASE_KILLED,
    DATABASE_SLOW,
    DATABASE_CUT,
    DATABASE_GONE,
    DATABASE_ONE_WAY,
    COMMIT_ANSWER_LOST,
    BANK_LINE_SLOW,
    BANK_LINE_CUT,
    BANK_LINE_ONE_WAY,
    BANK_LINE_GONE,
    BANK_DARK,
    BANK_LATE,
    BANK_SLOW,
    BANK_HANGS,
    BANK_REFUSES_CONNECTIONS,
    BANK_TOKENS_GONE
  }

  private static final List<String> JUMPS = List.of("-3h", "+2d", "+90s", "-45s");

  private final Siege siege;
  private final Random random;
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private final List<Thread> threads = new ArrayList<>();
  private final Semaphore database = new Semaphore(1);
  private final Semaphore bank = new Semaphore(1);
  private final List<Semaphore> nodes;

  /** What went wrong with the campaign itself. */
  final Queue<String> problems = new ConcurrentLinkedQueue<>();

  Mischief(Siege siege, long seed) {
    this.siege = siege;
    this.random = new Random(seed);
    this.nodes = siege.nodes.stream().map(_ -> new Semaphore(1)).toList();
  }

  Map<Fault, Integer> done() {
    return Map.copyOf(done);
  }

  /** One fault after the other, a little apart, for so long. */
  void reign(Duration lasting) {
    List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
    if (ServeNode.faketime().isEmpty()) {
      faults.remove(Fault.NODE_CLOCK_JUMPED);
    }
    long until = System.nanoTime() + lasting.toNanos();
    while (System.nanoTime() < until) {
      one(faults.get(random.nextInt(faults.size())));
      rest(300 + random.nextInt(900));
    }
  }

  /** This fault, on whoever is well first; then a little peace. */
  void surely(Fault fault) {
    rest(1_000);
    while (!one(fault)) {
      rest(50);
    }
  }

  /** This fault, on somebody; false when its victim already suffers. */
  private boolean one(Fault fault) {
    int number = random.nextInt(nodes.size());
    int millis = 500 + random.nextInt(2_000);
    String jump = JUMPS.get(random.nextInt(JUMPS.size()));
    boolean coin = random.nextBoolean();
    Semaphore victim = victim(fault, number);
    if (!victim.tryAcquire()) {
      return false;
    }
    done.merge(fault, 1, Integer::sum);
    threads.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                suffer(fault, siege.nodes.get(number), millis, coin, jump);
              } catch (IOException | InterruptedException | IllegalStateException e) {
                problems.add(fault + ": " + e);
              } finally {
                victim.release();
              }
            }));
    return true;
  }

  private Semaphore victim(Fault fault, int number) {
    return switch (fault) {
      case NODE_KILLED,
          NODE_RESTARTED,
          NODE_FROZEN,
          NODE_CLOCK_JUMPED,
          DATABASE_SLOW,
          DATABASE_CUT,
          DATABASE_GONE,
          DATABASE_ONE_WAY,
          COMMIT_ANSWER_LOST,
          BANK_LINE_SLOW,
          BANK_LINE_CUT,
          BANK_LINE_ONE_WAY,
          BANK_LINE_GONE ->
          nodes.get(number);
      case DATABASE_KILLED -> database;
      case BANK_DARK,
          BANK_LATE,
          BANK_SLOW,
          BANK_HANGS,
          BANK_REFUSES_CONNECTIONS,
          BANK_TOKENS_GONE ->
          bank;
    };
  }

  private void suffer(Fault fault, ServeNode node, int millis, boolean coin, String jump)
      throws IOException, InterruptedException {
    Duration each = Duration.ofMillis(20 + millis / 20);
    switch (fault) {
      case NODE_KILLED -> {
        node.kill();
        rest(millis);
        node.comeBack();
      }
      case NODE_RESTARTED -> {
        node.stop();
        node.comeBack();
      }
      case NODE_FROZEN -> {
        node.freeze(true);
        rest(Siege.LEASE.toMillis() + millis);
        node.freeze(false);
      }
      case NODE_CLOCK_JUMPED -> {
        node.wallClock(jump);
        rest(1_500 + millis);
        node.wallClock("+0");
      }
      case DATABASE_KILLED -> siege.killDatabase();
      case DATABASE_SLOW -> during(node.toDatabase, Weather.SLOW, each, millis);
      case DATABASE_CUT -> node.toDatabase.cut(coin);
      case DATABASE_GONE -> {
        node.toDatabase.weather(Weather.REFUSED, each);
        node.toDatabase.cut(coin);
        rest(millis);
        node.toDatabase.fair();
      }
      case DATABASE_ONE_WAY -> during(node.toDatabase, oneWay(coin), each, millis);
      case COMMIT_ANSWER_LOST -> node.toDatabase.loseCommits(1 + millis / 800);
      case BANK_LINE_SLOW -> during(node.toBank, Weather.SLOW, each.multipliedBy(5), millis);
      case BANK_LINE_CUT -> node.toBank.cut(coin);
      case BANK_LINE_ONE_WAY -> during(node.toBank, oneWay(coin), each, millis);
      case BANK_LINE_GONE -> {
        node.toBank.weather(Weather.REFUSED, each);
        node.toBank.cut(coin);
        rest(millis);
        node.toBank.fair();
      }
      case BANK_DARK -> temper(StubProfile.DARK, millis);
      case BANK_LATE -> temper(StubProfile.LATE, millis);
      case BANK_SLOW -> temper(StubProfile.SLOW, millis);
      case BANK_HANGS -> {
        siege.bank.control("hang 004");
        rest(millis);
        siege.bank.profile(Siege.USUAL);
      }
      case BANK_REFUSES_CONNECTIONS -> {
        siege.bank.control("connections refused");
        rest(millis);
        siege.bank.control("connections taken");
      }
      case BANK_TOKENS_GONE -> siege.bank.control(coin ? "tokens expired" : "tokens forgotten");
    }
  }

  private void temper(StubProfile profile, int millis) throws IOException {
    siege.bank.profile(profile);
    rest(millis);
    siege.bank.profile(Siege.USUAL);
  }

  private static Weather oneWay(boolean coin) {
    return coin ? Weather.NO_WAY_THERE : Weather.NO_WAY_BACK;
  }

  /** Connections that have swallowed something are of no use any more: they end with the fault. */
  private static void during(Crossing crossing, Weather weather, Duration each, int millis) {
    crossing.weather(weather, each);
    rest(millis);
    if (weather != Weather.SLOW) {
      crossing.cut(true);
    }
    crossing.fair();
  }

  private static void rest(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  /** Waits until everything has mended itself. */
  void end() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
