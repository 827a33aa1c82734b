package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What callers of one bank notice when another bank takes every request and answers none. */
final class Hung implements Part {
  private static final int CALLERS = 16;
  private static final double PACE = 0.3;
  private static final int HUNG_CALLERS = 128;
  private static final double HUNG_PER_SECOND = 12;

  /** A bank may take its time; after that nobody waits for it any more. */
  private static final long UNTIL_GIVEN_UP = 11;

  @Override
  public String name() {
    return "hung";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.HUNG);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    Codes codes = new Codes(s.loop());
    try (StubBank bank = StubBank.start(s.folder(), codes, 5);
        Ilwon node =
            Ilwon.withBank(
                s.folder().resolve("hung-node"), s.postgres().fresh("bench_hung"), bank.port)) {
      Served ilwon = node.served(s, "ilwon", codes, true);
      double pace = PACE * ilwon.warm(CALLERS, s.lengths().warm());
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        if (round > 1) {
          TimeUnit.SECONDS.sleep(UNTIL_GIVEN_UP);
        }
        double alone = p99(s, ilwon, pace, round, "all well");
        try (Crowd hung = new Crowd(s.loop(), ilwon.target(), HUNG_CALLERS, Target.HUNG_BANK)) {
          hung.beside(Crowd.Way.WHOLE, HUNG_PER_SECOND, round);
          s.loop().run(() -> false, System.nanoTime() + s.lengths().measured().toNanos());
          double beside = p99(s, ilwon, pace, round, "one bank hangs");
          s.results().reached(Goal.HUNG, beside / alone);
        }
      }
    }
  }

  private static double p99(Setting s, Served ilwon, double pace, int round, String when)
      throws IOException, SQLException {
    s.before();
    Load load = ilwon.openLoop(CALLERS, pace, s.lengths().measured(), round);
    return s.results().quantile(round, when, load, 0.99);
  }
}
