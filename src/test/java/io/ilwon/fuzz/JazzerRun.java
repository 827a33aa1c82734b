package io.ilwon.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What became of one target's run.
 *
 * @param whole whether Jazzer came to its end
 * @param edges of our code that some input reached
 * @param finding the input that broke a claim; its log lies beside it
 */
record JazzerRun(
    FuzzTarget target,
    long executions,
    long seconds,
    long edges,
    boolean whole,
    Optional<Path> finding) {

  private static final Path FINDINGS = Path.of("target", "fuzz-findings");
  private static final Pattern PROGRESS = Pattern.compile("(?m)^#(\\d+)\\s.* cov: (\\d+) ");
  private static final Pattern END = Pattern.compile("Done (\\d+) runs in (\\d+) second");

  /** Seconds; an input that takes longer is a finding. */
  private static final int SLOW = 10;

  /** Runs it in a process of its own: Jazzer changes every class it loads, and ends with its VM. */
  static JazzerRun of(FuzzTarget target, long executions, int seed, Path corpus)
      throws IOException, InterruptedException {
    Path found = Files.createDirectories(FINDINGS.resolve(target.word()));
    Path grown = Files.createDirectories(corpus.resolve(target.word()));
    Path log = found.resolve("log.txt");
    List<Path> before = inputs(found);
    long begin = System.nanoTime();
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.className(),
                "--instrumentation_includes=io.ilwon.**",
                "--custom_hook_includes=io.ilwon.**",
                "--reproducer_path=" + found,
                "-artifact_prefix=" + found + "/",
                "-runs=" + executions,
                "-seed=" + seed,
                "-timeout=" + SLOW,
                "-rss_limit_mb=0", // the VM has its own bound
                "-print_final_stats=1",
                grown.toString(),
                target.kept().toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int exit;
    try {
      exit = jazzer.waitFor();
    } finally {
      jazzer.destroyForcibly();
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    return told(target, Files.readString(log), seconds, exit == 0, fresh(found, before));
  }

  private static JazzerRun told(
      FuzzTarget target, String log, long seconds, boolean clean, Optional<Path> finding) {
    long executions = 0;
    long edges = 0;
    for (Matcher line = PROGRESS.matcher(log); line.find(); ) {
      executions = Long.parseLong(line.group(1));
      edges = Long.parseLong(line.group(2));
    }
    Matcher end = END.matcher(log);
    boolean whole = end.find() && clean;
    return new JazzerRun(
        target, whole ? Long.parseLong(end.group(1)) : executions, seconds, edges, whole, finding);
  }

  private static Optional<Path> fresh(Path folder, List<Path> before) throws IOException {
    return inputs(folder).stream().filter(file -> !before.contains(file)).findFirst();
  }

  private static List<Path> inputs(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("(crash|timeout|oom)-.*"))
          .sorted()
          .toList();
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-10s %,12d executions %,8d/s %,6d edges  %s",
        target.word(),
        executions,
        executions / Math.max(1, seconds),
        edges,
        finding
            .map(file -> "FOUND " + file)
            .orElse(whole ? "nothing found" : "STOPPED, see its log"));
  }
}
