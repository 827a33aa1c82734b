package io.ilwon.submission;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: many lives, and one sentence about them. */
@Command(
    name = "simulate",
    description =
        "Lives submissions through every fault, seeded, and holds every step to the invariants.",
    mixinStandardHelpOptions = true)
public final class Simulation implements Callable<Integer> {
  @Option(names = "--seed", description = "Of all chance; drawn when absent.")
  private long seed = System.nanoTime() % 1_000_000;

  @Option(names = "--lives", description = "How many, in worlds of " + Run.LIVES_A_WORLD + ".")
  private int lives = 20_000;

  @Option(names = "--part", description = "Lives a part; each has its line and its own chance.")
  private int part = 250_000;

  @Option(names = "--from-part", description = "Begins with this part: those before are done.")
  private int fromPart;

  @Option(names = "--world", description = "Tells every step of this one world.")
  private int world = -1;

  @Option(names = "--postgres", description = "On PostgreSQL instead of its twin in memory.")
  private boolean postgres;

  @Option(names = "--plant", description = "A fault to find: ${COMPLETION-CANDIDATES}.")
  private Planted planted = Planted.NONE;

  private Simulation() {}

  /** Exits with 1 when an invariant broke. */
  public static void main(String[] arguments) {
    // In a simulation nobody has to look at a submission.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
    System.exit(new CommandLine(new Simulation()).execute(arguments));
  }

  @Override
  public Integer call() {
    long began = System.nanoTime();
    System.out.println("simulate: " + lives + " lives --seed " + seed);
    Counts counts = new Counts();
    List<Run> runs = new ArrayList<>();
    long broken = 0;
    int parts = Math.max(1, (lives + part - 1) / part);
    for (int i = fromPart; i < parts && broken == 0; i++) {
      Run run = run(i);
      if (world >= 0) {
        Run.Outcome outcome = run.world(world, System.out::println);
        return report(run, Optional.of(outcome).filter(o -> o.problem() != null)) == 0 ? 0 : 1;
      }
      List<Run.Outcome> outcomes = run.all(!postgres);
      outcomes.forEach(o -> counts.add(o.counts()));
      runs.add(run);
      broken = outcomes.stream().filter(o -> o.problem() != null).count();
      report(run, outcomes.stream().filter(o -> o.problem() != null).findFirst());
      if (parts > 1) {
        System.out.println(
            "simulate: part %d of %d done, %,d lives, %d violations, %.0f s; next: --seed %d --from-part %d"
                .formatted(i, parts, run.lives(), broken, seconds(began), seed, i + 1));
      }
    }
    System.out.println(Run.sentence(runs, counts, broken, seconds(began)));
    return broken == 0 ? 0 : 1;
  }

  private Run run(int number) {
    int many = Math.min(part, lives - number * part);
    Run one = postgres ? Run.onPostgres(seed, many) : Run.inMemory(seed, many, planted);
    return new Run(seed, number, many, planted, one.stores());
  }

  private long report(Run run, Optional<Run.Outcome> broken) {
    broken.ifPresent(outcome -> {
      System.out.println("violation: " + outcome.problem());
      if (world < 0) {
        run.witness(outcome).forEach(System.out::println);
      }
      System.out.println(
          "replay: bin/simulate --seed %d --lives %d --part %d --from-part %d --world %d"
              .formatted(seed, lives, part, run.part(), outcome.world()));
    });
    return broken.stream().count();
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }
}
