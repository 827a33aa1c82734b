package io.ilwon;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.ilwon.contract.CallFuzz;
import io.ilwon.contract.ClosedList;
import io.ilwon.contract.FuzzTally;
import io.ilwon.contract.Tenant;
import io.ilwon.project.OwnLimits;
import io.ilwon.project.ProjectId;
import io.ilwon.project.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: requests from a grammar, broken, against a whole server and its database. */
@Command(
    name = "fuzz --http",
    description = "Breaks requests and holds every answer to the contract.",
    mixinStandardHelpOptions = true)
public final class HttpFuzz implements Callable<Integer> {
  /** The server's answer time, and what the machine may add. */
  private static final Duration LONGEST = Duration.ofMillis(8_000 + 500);

  private static final Instant BEGIN = Instant.parse("2026-03-01T09:00:00Z");
  private static final int CALLS_A_TICK = 500;
  private static final int CALLS_A_LINE = 20 * CALLS_A_TICK;

  @Option(names = "--calls", description = "About how many.")
  private long calls = 200_000;

  @Option(names = "--seed", description = "Of all chance; drawn when absent.")
  private long seed = System.nanoTime() % 1_000_000;

  @Option(names = "--connections", description = "At once.")
  private int connections = 8;

  private HttpFuzz() {}

  /** Exits with 1 when there is a finding. */
  public static void main(String[] arguments) {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    System.exit(new CommandLine(new HttpFuzz()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    System.out.println("fuzz --http: " + calls + " calls --seed " + seed);
    long begin = System.nanoTime();
    Path folder = Files.createTempDirectory("ilwon-fuzz");
    try (WholeServer whole = new WholeServer(folder, BEGIN)) {
      FuzzTally tally = over(whole, calls, seed, connections);
      long seconds = Math.max(1, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
      System.out.println(tally);
      System.out.println(tally.calls() / seconds + " calls/s");
      return tally.findings().isEmpty() ? 0 : 1;
    }
  }

  /** Fuzzes a server that nobody else calls. */
  static FuzzTally over(WholeServer whole, long calls, long seed, int connections)
      throws Exception {
    FuzzTally tally = new FuzzTally();
    CallFuzz.Shared shared =
        new CallFuzz.Shared(
            whole.server.httpPort(), LONGEST, ClosedList.load(), new ConcurrentHashMap<>());
    List<Callable<Void>> streams = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      List<Tenant> tenants = tenants(whole, i);
      int stream = i;
      streams.add(() -> {
        CallFuzz fuzz = new CallFuzz(shared, tenants, tally);
        for (long step = stream; tally.calls() < calls; step += connections) {
          fuzz.step(seed * 1_000_003 + step);
          if (step % CALLS_A_TICK == 0) {
            whole.clock(BEGIN.plusSeconds(step / CALLS_A_TICK * 40));
            if (step % CALLS_A_LINE == 0 && step > 0) {
              System.out.println("… " + tally.calls() + " calls");
              tally.findings().stream().limit(1).forEach(System.out::println);
            }
          }
        }
        return null;
      });
    }
    // Stacks of their own: patterns over a page's texts go deep.
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            connections, task -> new Thread(null, task, "fuzz", 16L << 20))) {
      List<Future<Void>> running = streams.stream().map(threads::submit).toList();
      for (Future<Void> each : running) {
        each.get();
      }
    }
    return tally;
  }

  /** Three projects, one of which may not send. */
  private static List<Tenant> tenants(WholeServer whole, int stream) throws SQLException {
    List<Tenant> tenants = new ArrayList<>();
    for (String word : List.of("quokka", "wombat", "numbat")) {
      ProjectId project = whole.project(!word.equals("numbat"), List.of(), OwnLimits.NONE);
      List<String> others = new ArrayList<>();
      for (Scope scope : Scope.values()) {
        others.add(whole.key(project, Set.of(scope), 0));
      }
      others.add(whole.key(project, EnumSet.allOf(Scope.class), 1));
      String key = whole.key(project, EnumSet.allOf(Scope.class), 0);
      tenants.add(Tenant.of(word + stream + "z", key, others));
    }
    return tenants;
  }
}
