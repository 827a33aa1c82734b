package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/**
 * The installed program before a bank that answers over HTTP after 5 ms, everything in the clock.
 */
final class BankRates implements Part {
  private static final int CALLERS = 256;
  private static final int CLIENTS = 64;
  private static final int DELAY_MILLIS = 5;

  @Override
  public String name() {
    return "bank";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.BANK);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    Codes codes = new Codes(s.loop());
    Subject calls = Baseline.of(s, Script.CALL);
    try (StubBank bank = StubBank.start(s.folder(), codes, DELAY_MILLIS);
        Ilwon node =
            Ilwon.withBank(
                s.folder().resolve("bank-node"), s.postgres().fresh("bench_bank"), bank.port)) {
      Served ilwon = node.served(s, "ilwon, bank of 5 ms", codes, true);
      ilwon.warm(CALLERS, s.lengths().warm());
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        double ours = rate(s, ilwon, CALLERS, round);
        double theirs = rate(s, calls, CLIENTS, round);
        s.results().reached(Goal.BANK, ours / theirs);
      }
    }
  }

  private static double rate(Setting s, Subject subject, int callers, int round)
      throws IOException, SQLException, InterruptedException {
    s.before();
    Load load = subject.closedLoop(callers, s.lengths().measured());
    return s.results().load(round, subject.name(), load);
  }
}
