package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code bin/bench}: measures the goals and prints them. */
public final class Bench {
  private static final List<Part> PARTS =
      List.of(
          new Rates(),
          new BankRates(),
          new Latencies(),
          new Starts(),
          new Paint(),
          new DeskPages(),
          new Hung(),
          new Growth(),
          new Nodes());

  private static final Path FOLDER = Path.of("target", "bench");

  private Bench() {}

  /** Exit codes: 0 measured, 1 something could not be, 2 wrong usage. */
  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.of(arguments, PARTS);
    } catch (IllegalArgumentException e) {
      System.err.println("bench: " + e.getMessage());
      System.exit(2);
      return;
    }
    String now = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(LocalDateTime.now());
    Path folder = Files.createDirectories(FOLDER.resolve(now));
    boolean whole = measure(options, folder);
    if (whole) {
      remove(folder);
    } else {
      System.err.println("bench: the logs are in " + folder);
    }
    System.exit(whole ? 0 : 1);
  }

  private static boolean measure(Options options, Path folder)
      throws IOException, SQLException, InterruptedException {
    Results results = new Results();
    Set<Goal> goals = EnumSet.noneOf(Goal.class);
    boolean whole = true;
    try (Loop loop = new Loop();
        PostgresStore postgres = PostgresStore.open(folder, System.getenv())) {
      Calm calm = new Calm(folder);
      Setting setting =
          new Setting(
              loop, postgres, folder, Pgbench.installed(), calm, results, options.lengths());
      Map<String, String> facts = Facts.of(setting, options.quick());
      facts.forEach((name, value) -> System.out.println("* " + name + ": " + value));
      for (Part part : options.parts()) {
        System.err.println("bench: " + part.name());
        goals.addAll(part.goals());
        try {
          part.measure(setting);
        } catch (IOException | SQLException e) {
          whole = false;
          results.note(part.name() + " was not measured: " + e);
        }
      }
      List<String> disturbances = calm.disturbances();
      disturbances.forEach(each -> System.out.println("* DISTURBED: " + each));
      results.notes.forEach(each -> System.out.println("* " + each));
      System.out.println("\n" + Table.of(goals, results));
      Path kept = FOLDER.resolve(folder.getFileName() + ".json");
      Kept.write(kept, facts, goals, results, disturbances);
      System.out.println("every figure: " + kept);
    }
    return whole;
  }

  private static void remove(Path tree) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(tree)) {
      entries.sorted(Comparator.reverseOrder()).forEach(all::add);
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }
}
