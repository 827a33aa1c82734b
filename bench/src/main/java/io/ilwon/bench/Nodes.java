package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** Two nodes on one database, against one of them. */
final class Nodes implements Part {
  private static final int CALLERS = 64;
  private static final int CORES = 6;

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.NODES);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    Codes codes = new Codes(s.loop());
    DatabaseAddress database = s.postgres().fresh("bench_nodes");
    try (Ilwon first = Ilwon.withInstantBank(s.folder().resolve("node-1"), database, codes);
        Ilwon second = first.another(s.folder().resolve("node-2"), database, codes)) {
      Served one = first.served(s, "one node", codes, true);
      Target both = new Target(first.key(), codes, first.port, second.port);
      Served two = new Served("two nodes", s.loop(), both, true, one.pid());
      if (cores < CORES) {
        Load load = two.load(CALLERS, s.lengths().measured());
        s.results().load(1, two.name(), load);
        String why = "not measurable here, with %d cores; %d well, %d errors";
        s.results().missing(Goal.NODES, why.formatted(cores, load.done(), load.failed()));
        return;
      }
      two.warm(CALLERS, s.lengths().warm());
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        double alone = rate(s, one, round);
        s.results().reached(Goal.NODES, rate(s, two, round) / alone);
      }
    }
  }

  private static double rate(Setting s, Served served, int round) throws IOException, SQLException {
    s.before();
    return s.results().load(round, served.name(), served.load(CALLERS, s.lengths().measured()));
  }
}
