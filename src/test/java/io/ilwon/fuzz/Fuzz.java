package io.ilwon.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command: each target in a process of its own under Jazzer, and a line about each. */
@Command(
    name = "fuzz",
    description = "Tries to break whatever reads what others wrote.",
    mixinStandardHelpOptions = true)
public final class Fuzz implements Callable<Integer> {
  @Option(names = "--executions", description = "Over all targets, each its share.")
  private long executions = 1_000_000;

  @Option(names = "--target", description = "Only this one, say json; may be repeated.")
  private List<String> words = List.of();

  @Option(names = "--corpus", description = "What a run goes on from and adds to.")
  private Path corpus = Path.of("target", "fuzz-corpus");

  @Option(names = "--seed", description = "Of all chance; drawn when absent.")
  private int seed = 1 + (int) (System.nanoTime() % 1_000_000);

  private Fuzz() {}

  /** Exits with 1 when there is a finding, with 2 when a target did not run to its end. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Fuzz()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    List<FuzzTarget> targets =
        Arrays.stream(FuzzTarget.values())
            .filter(target -> words.isEmpty() || words.contains(target.word()))
            .toList();
    if (targets.isEmpty() || (!words.isEmpty() && targets.size() != words.size())) {
      System.err.println("fuzz: no such target; there are " + Arrays.toString(FuzzTarget.values()));
      return 2;
    }
    System.out.println("fuzz: " + executions + " executions --seed " + seed);
    int shares = targets.stream().mapToInt(FuzzTarget::share).sum();
    List<JazzerRun> runs = new ArrayList<>();
    for (FuzzTarget target : targets) {
      JazzerRun run =
          JazzerRun.of(target, Math.ceilDiv(executions * target.share(), shares), seed, corpus);
      System.out.println(run);
      runs.add(run);
    }
    long done = runs.stream().mapToLong(JazzerRun::executions).sum();
    List<Path> findings = runs.stream().map(JazzerRun::finding).flatMap(Optional::stream).toList();
    System.out.println(done + " executions, " + findings.size() + " findings");
    if (!findings.isEmpty()) {
      System.out.println("mend each, then keep its input under src/test/resources/fuzz");
      return 1;
    }
    return runs.stream().allMatch(JazzerRun::whole) ? 0 : 2;
  }
}
