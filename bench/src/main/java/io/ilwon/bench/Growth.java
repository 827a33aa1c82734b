package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * The same node over few and over many stored submissions. What is stored is finished and nobody
 * touches it, so its seals need not be genuine; it is there to make tables and indexes large.
 */
final class Growth implements Part {
  private static final int CALLERS = 64;
  private static final int WAITING = 16;
  private static final double PACE = 0.3;
  private static final long FEW = 10_000;

  @Override
  public String name() {
    return "growth";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.GROWN_P99, Goal.GROWN_RATE);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    long many = s.lengths().grown();
    if (many == 0) {
      goals().forEach(goal -> s.results().missing(goal, "asked for by --growth"));
      return;
    }
    Codes fewCodes = new Codes(s.loop());
    Codes manyCodes = new Codes(s.loop());
    DatabaseAddress small = s.postgres().fresh("bench_few");
    DatabaseAddress large = s.postgres().fresh("bench_many");
    try (Ilwon young = Ilwon.withInstantBank(s.folder().resolve("few"), small, fewCodes);
        Ilwon grown = Ilwon.withInstantBank(s.folder().resolve("many"), large, manyCodes)) {
      PostgresStore.fill(small, FEW);
      PostgresStore.fill(large, many);
      sizes(s, large, many);
      Served few = young.served(s, "ilwon, %,d stored".formatted(FEW), fewCodes, false);
      Served more = grown.served(s, "ilwon, %,d stored".formatted(many), manyCodes, false);
      few.warm(CALLERS, s.lengths().warm());
      more.warm(CALLERS, s.lengths().warm());
      double pace = PACE * few.warm(WAITING, s.lengths().measured());
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        double base = rate(s, few, round);
        s.results().reached(Goal.GROWN_RATE, rate(s, more, round) / base);
        double quick = p99(s, few, pace, round);
        s.results().reached(Goal.GROWN_P99, p99(s, more, pace, round) / quick);
      }
    }
  }

  /** Of a submission that was approved at the first won, to plan a disk with. */
  private static void sizes(Setting s, DatabaseAddress where, long stored) throws SQLException {
    double all = 0;
    for (Map.Entry<String, Long> size : PostgresStore.sizes(where).entrySet()) {
      double each = (double) size.getValue() / stored;
      s.results().figure(0, "stored, bytes each", size.getKey(), each);
      all += each;
    }
    s.results().figure(0, "stored, bytes each", "all of these", all);
  }

  private static double rate(Setting s, Served served, int round) throws IOException, SQLException {
    served.openFor(CALLERS, s.lengths().measured());
    s.before();
    return s.results().load(round, served.name(), served.load(CALLERS, s.lengths().measured()));
  }

  private static double p99(Setting s, Served served, double pace, int round)
      throws IOException, SQLException {
    s.before();
    Load load = served.openLoop(WAITING, pace, s.lengths().measured(), round);
    return s.results().quantile(round, served.name() + ", paced", load, 0.99);
  }
}
