package io.ilwon.process;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What came out of a siege.
 *
 * @param sent transfers that the bank received
 * @param unknown transfers that somebody had to inquire about
 * @param verified approvals heard
 * @param byChance transfers never booked whose code was typed all the same: one guess in a thousand
 * @param settled from the end of the load until nothing was open
 * @param findings broken invariants, each with its smallest witness
 * @param strange answers that no rule allows, and what went wrong with the siege itself
 */
record SiegeReport(
    long seed,
    Duration lasting,
    Map<Mischief.Fault, Integer> faults,
    int calls,
    long lost,
    int sent,
    int credits,
    long unknown,
    long verified,
    long byChance,
    Duration settled,
    List<Finding> findings,
    List<String> strange) {

  /** What is done to a siege under load. */
  private interface Play {
    void on(Mischief mischief);
  }

  /** Three nodes, so many people, faults for so long, all drawn from a seed. */
  static SiegeReport of(Path folder, Duration lasting, int people, long seed)
      throws IOException, InterruptedException, SQLException {
    return of(folder, people, seed, mischief -> mischief.reign(lasting));
  }

  /** The same with each of these faults once, one soon after the other. */
  static SiegeReport ofEach(Path folder, List<Mischief.Fault> faults, int people, long seed)
      throws IOException, InterruptedException, SQLException {
    return of(folder, people, seed, mischief -> faults.forEach(mischief::surely));
  }

  private static SiegeReport of(Path folder, int people, long seed, Play play)
      throws IOException, InterruptedException, SQLException {
    long start = System.nanoTime();
    try (Siege siege = Siege.laid(folder, 3, seed)) {
      Caller caller = siege.caller();
      siege.bank.profile(Siege.USUAL);
      Crowd crowd = new Crowd(caller, siege.bank, siege.nodes.size());
      crowd.gather(people, seed);
      Mischief mischief = new Mischief(siege, seed);
      play.on(mischief);
      mischief.end();
      crowd.disperse();
      Duration settled = siege.settled();
      return of(
          siege, caller, mischief, settled, seed, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private static SiegeReport of(
      Siege siege, Caller caller, Mischief mischief, Duration settled, long seed, Duration lasting)
      throws IOException, SQLException {
    Evidence e = siege.evidence();
    List<String> strange = new ArrayList<>(mischief.problems);
    caller.strange.stream().distinct().limit(10).forEach(strange::add);
    return new SiegeReport(
        seed,
        lasting,
        mischief.done(),
        e.calls.size(),
        e.calls.stream().filter(call -> call.word().equals(Heard.LOST)).count(),
        e.sends.size(),
        e.credits.size(),
        e.ledger.transfers().stream().filter(t -> t.inquiries() > 0).count(),
        e.calls.stream().filter(call -> call.word().equals("approved")).count(),
        e.ledger.transfers().stream().filter(e::byChance).count(),
        settled,
        Checker.check(e),
        strange);
  }

  boolean good() {
    return findings.isEmpty() && strange.isEmpty() && sent > 0;
  }

  /** With no failure among n, at most three among n with a confidence of 95 %: rule of three. */
  String confidence() {
    return "%d of %d; at most %s at 95 %%"
        .formatted(findings.size(), sent, findings.isEmpty() ? "3/" + sent : "(see the findings)");
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        seed %d, %d s in all, settled after %.1f s
        faults: %s
        %d calls (%d without an answer), %d transfers sent, %d won booked, %d asked about,
        %d verifications, %d of them guessed by chance
        """
            .formatted(
                seed,
                lasting.toSeconds(),
                settled.toMillis() / 1000.0,
                faults.isEmpty() ? "none" : faults,
                calls,
                lost,
                sent,
                credits,
                unknown,
                verified,
                byChance));
    if (ServeNode.faketime().isEmpty()) {
      text.append("clock jumps: not available (libfaketime is not installed)\n");
    }
    findings.forEach(finding -> text.append("BROKEN ").append(finding).append('\n'));
    strange.forEach(each -> text.append("STRANGE ").append(each).append('\n'));
    return text.append(confidence()).toString();
  }
}
