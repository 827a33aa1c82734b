package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Twenty thousand lives hold, every fault planted is found, and a seed replays its world. */
class SimulationTest {
  private static final long SEED = 2026;

  /** What a run of some size must have met, or it proves nothing about it. */
  private static final Set<Counts.What> WORTH_MEETING =
      Set.of(
          Counts.What.APPROVED,
          Counts.What.REJECTED,
          Counts.What.DELETED,
          Counts.What.SENT,
          Counts.What.REFUSED,
          Counts.What.UNKNOWN,
          Counts.What.REVERSED,
          Counts.What.SENT_LATE,
          Counts.What.QUEUED,
          Counts.What.LOCKED,
          Counts.What.MORE_TIME,
          Counts.What.DAYS_FULL,
          Counts.What.CRASHES,
          Counts.What.TAKEN_OVER,
          Counts.What.LEASES_OVER,
          Counts.What.SLEEPS,
          Counts.What.HELD_BACK_LATE,
          Counts.What.LOST_COMMITS,
          Counts.What.LATE_COMMITS,
          Counts.What.BUSY);

  @Test
  void twentyThousandLivesHold() {
    Run run = Run.inMemory(SEED, 20_000);
    List<Run.Outcome> outcomes = run.all(true);
    Counts counts = holding(run, outcomes);
    for (Counts.What what : WORTH_MEETING) {
      assertTrue(counts.of(what) > 0, () -> "none of these lives met " + what);
    }
  }

  @Test
  void fiveHundredLivesHoldOnPostgres() {
    Run run = Run.onPostgres(SEED, 500);
    holding(run, run.all(false));
  }

  private static Counts holding(Run run, List<Run.Outcome> outcomes) {
    Counts counts = new Counts();
    for (Run.Outcome outcome : outcomes) {
      Throwable problem = outcome.problem();
      if (problem != null) {
        String steps = String.join("\n", run.witness(outcome));
        throw new AssertionError("world " + outcome.world() + ": " + problem + "\n" + steps);
      }
      counts.add(outcome.counts());
    }
    return counts;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aPlantedFaultIsFoundAndToldByItsSteps(Planted planted) {
    Run run = Run.inMemory(SEED, 6_000, planted);
    for (int world = 0; world < run.worlds(); world++) {
      Run.Outcome outcome = run.world(world, null);
      if (outcome.problem() != null) {
        assertFalse(run.witness(outcome).isEmpty(), outcome.problem()::toString);
        return;
      }
    }
    throw new AssertionError("nobody noticed that " + planted);
  }

  @Test
  void aSeedReplaysItsWorld() {
    Run run = Run.inMemory(SEED, 1_000);
    StringBuilder steps = new StringBuilder();
    Run.Outcome told = run.world(1, step -> steps.append(step).append('\n'));
    StringBuilder again = new StringBuilder();
    run.world(1, step -> again.append(step).append('\n'));
    assertNull(told.problem());
    assertEquals(steps.toString(), again.toString());
    assertEquals(told.counts().toString(), run.world(1, null).counts().toString());
  }

  @Test
  void anotherSeedIsAnotherWorld() {
    String one = Run.inMemory(1, 500).world(0, null).counts().toString();
    String other = Run.inMemory(2, 500).world(0, null).counts().toString();
    assertFalse(one.equals(other), one);
  }
}
