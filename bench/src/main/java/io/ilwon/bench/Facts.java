package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured on what, for whoever compares two tables. */
final class Facts {
  private Facts() {}

  static Map<String, String> of(Setting s, boolean quick)
      throws IOException, SQLException, InterruptedException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("ilwon", commit(s));
    facts.put("JDK", System.getProperty("java.vm.version") + ", " + System.getProperty("os.name"));
    facts.put("JVM flags of ilwon", String.join(" ", Flags.ofIlwon()));
    facts.put("JVM flags of the rival", Rival.isBuilt() ? "none" : "not built");
    StringBuilder postgres = new StringBuilder();
    s.postgres()
        .shown()
        .forEach((name, value) ->
            postgres.append(postgres.isEmpty() ? "" : ", ").append(name).append(' ').append(value));
    facts.put("PostgreSQL", postgres.toString());
    facts.put(
        "calls without a server",
        s.pgbench().isEmpty()
            ? "our own JDBC driver: no pgbench here"
            : Program.run(
                    s.folder().resolve("version"),
                    Map.of(),
                    List.of(s.pgbench().get(), "--version"))
                .strip());
    facts.put("processors", Runtime.getRuntime().availableProcessors() + ", " + model());
    facts.put("driver", Ceiling.measured(s, s.lengths().measured()));
    facts.put(
        "rounds",
        "%d of %d s after %d s of warming, longer while it still quickens%s"
            .formatted(
                s.lengths().rounds(),
                s.lengths().measured().toSeconds(),
                s.lengths().warm().toSeconds(),
                quick ? "; quick: a look, not a result" : ""));
    return facts;
  }

  private static String commit(Setting s) throws InterruptedException {
    Path log = s.folder().resolve("git");
    try {
      String commit =
          Program.run(log, Map.of(), List.of("git", "rev-parse", "--short", "HEAD")).strip();
      String changed = Program.run(log, Map.of(), List.of("git", "status", "--porcelain"));
      return commit + (changed.isBlank() ? "" : " with changes");
    } catch (IOException e) {
      return "not from a repository";
    }
  }

  private static String model() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
