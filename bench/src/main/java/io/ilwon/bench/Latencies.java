package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** PreStep2 and Step 2 at a share of what the calls without a server can keep, by one schedule. */
final class Latencies implements Part {
  private static final double PACE = 0.5;
  private static final Duration BRIEFLY = Duration.ofSeconds(3);

  /**
   * One caller who is served by the slower side must not find himself in a queue behind himself: at
   * half the pace whatever is twice as slow never rests, and the row would show the queue.
   */
  private static final double ALONE = 0.2;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.P50, Goal.P99);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    Codes codes = new Codes(s.loop());
    Subject calls = Baseline.of(s, Script.CALL);
    try (Ilwon node =
        Ilwon.withInstantBank(
            s.folder().resolve("latency"), s.postgres().fresh("bench_latency"), codes)) {
      Served ilwon = node.served(s, "ilwon", codes, false);
      ilwon.warm(16, s.lengths().warm());
      double one = ALONE * calls.closedLoop(1, BRIEFLY).perSecond();
      double sixteen = PACE * calls.closedLoop(16, BRIEFLY).perSecond();
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        double quick = time(s, ilwon, 1, one, round, 0.5);
        s.results().reached(Goal.P50, quick / time(s, calls, 1, one, round, 0.5));
        double slow = time(s, ilwon, 16, sixteen, round, 0.99);
        s.results().reached(Goal.P99, slow / time(s, calls, 16, sixteen, round, 0.99));
      }
    }
  }

  private static double time(
      Setting s, Subject subject, int callers, double perSecond, int round, double quantile)
      throws IOException, SQLException, InterruptedException {
    s.before();
    Load load = subject.openLoop(callers, perSecond, s.lengths().measured(), round);
    String name = "%s, %d at %.0f/s".formatted(subject.name(), callers, perSecond);
    return s.results().quantile(round, name, load, quantile);
  }
}
