package io.ilwon.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code bin/bench}: measures the goals and prints them. */
public final class Bench {
  private static final List<Part> PARTS = List.of(new Rates());

  private Bench() {}

  /** Exit codes: 0 measured, 1 something went wrong, 2 wrong usage. */
  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.of(arguments, PARTS);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(2);
      return;
    }
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "run-");
    Results results = new Results();
    Calm calm = new Calm(folder);
    try (Loop loop = new Loop();
        PostgresStore postgres = PostgresStore.open(folder, System.getenv())) {
      Setting setting =
          new Setting(
              loop, postgres, folder, Pgbench.installed(), calm, results, options.lengths());
      Set<Goal> goals = EnumSet.noneOf(Goal.class);
      for (Part part : options.parts()) {
        System.err.println("bench: " + part.name());
        goals.addAll(part.goals());
        part.measure(setting);
      }
      System.out.println(Table.of(goals, results));
      calm.disturbances().forEach(d -> System.out.println("DISTURBED: " + d));
    }
  }
}
