package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** How many, how much processor, how many fsyncs, how much memory: everything at full load. */
final class Rates implements Part {
  private static final int CALLERS = 64;

  /** Few, since each sends 64 at once. */
  private static final int SET_CALLERS = 4;

  private static final double MICROS = 1e6;

  @Override
  public String name() {
    return "rates";
  }

  @Override
  public Set<Goal> goals() {
    return EnumSet.range(Goal.CALLS, Goal.MEMORY);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    Codes codes = new Codes(s.loop());
    Codes rivalCodes = new Codes(s.loop());
    Subject calls = Baseline.of(s, Script.CALL);
    Subject sets = Baseline.of(s, Script.SETS);
    try (Ilwon node =
            Ilwon.withInstantBank(
                s.folder().resolve("ilwon"), s.postgres().fresh("bench_ilwon"), codes);
        Rivalry rival = Rivalry.open(s, rivalCodes)) {
      Served ilwon = node.served(s, "ilwon", codes, false);
      ilwon.warm(CALLERS, s.lengths().warm());
      rival.warm(CALLERS);
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        double ours = ilwon(s, ilwon, round);
        double byCall = other(s, calls, CALLERS, round);
        double bySet = other(s, sets, SET_CALLERS, round);
        s.results().reached(Goal.CALLS, ours / byCall);
        s.results().reached(Goal.SETS, ours / bySet);
        rival.measure(CALLERS, round, ours);
      }
    }
  }

  private static double ilwon(Setting s, Served ilwon, int round)
      throws IOException, SQLException, InterruptedException {
    Duration lasting = s.lengths().measured();
    ilwon.openFor(CALLERS, lasting);
    s.before();
    double cpu = Proc.cpuSeconds(ilwon.pid());
    long syncs = s.postgres().walSyncs();
    Load load = ilwon.load(CALLERS, lasting);
    cpu = Proc.cpuSeconds(ilwon.pid()) - cpu;
    syncs = s.postgres().walSyncs() - syncs;
    double memory = Proc.residentMib(ilwon.pid());
    double rate = s.results().load(round, ilwon.name(), load);
    s.results().figure(round, ilwon.name(), "memory at its most, MiB", Proc.peakMib(ilwon.pid()));
    s.results().reached(Goal.CPU, MICROS * cpu / load.done());
    s.results().reached(Goal.FSYNCS, (double) syncs / load.done());
    s.results().reached(Goal.MEMORY, memory);
    return rate;
  }

  private static double other(Setting s, Subject subject, int callers, int round)
      throws IOException, SQLException, InterruptedException {
    s.before();
    Load load = subject.closedLoop(callers, s.lengths().measured());
    return s.results().load(round, subject.name(), load);
  }
}
