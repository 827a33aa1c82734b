package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load program with one of our scripts: verifications without a server. */
final class Pgbench implements Subject {
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+).*");
  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
  private static final Pattern DONE = Pattern.compile("actually processed: (\\d+)");

  private final String program;
  private final Prepared rows;
  private final Path folder;
  private double expected;
  private int runs;

  /** With what it finds prepared in a database of its own. */
  Pgbench(String program, Prepared rows, Path folder) throws IOException {
    this.program = program;
    this.rows = rows;
    this.folder = Files.createDirectories(folder);
    this.expected = rows.script.expected;
  }

  /** Where it is installed: on the path, or where Debian keeps it; the newest. */
  static Optional<String> installed() throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(":", -1)) {
      found.add(Path.of(folder, "pgbench"));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.sorted((a, b) -> b.compareTo(a)).forEach(v -> found.add(v.resolve("bin/pgbench")));
      }
    }
    return found.stream().filter(Files::isExecutable).map(Path::toString).findFirst();
  }

  @Override
  public String name() {
    return "pgbench " + rows.script.file;
  }

  @Override
  public Load closedLoop(int callers, Duration lasting)
      throws IOException, SQLException, InterruptedException {
    Load load = run(callers, lasting, expected, List.of());
    expected = load.perSecond();
    return load;
  }

  @Override
  public Load openLoop(int callers, double perSecond, Duration lasting, long seed)
      throws IOException, SQLException, InterruptedException {
    String log = folder.resolve("log-" + runs + "-").toString();
    return run(
        callers,
        lasting,
        perSecond,
        List.of("--rate=" + perSecond, "--random-seed=" + seed, "--log", "--log-prefix=" + log));
  }

  private Load run(int callers, Duration lasting, double perSecond, List<String> more)
      throws IOException, SQLException, InterruptedException {
    long seconds = Math.max(1, lasting.toSeconds());
    long base = rows.prepare(perSecond, seconds, callers);
    long before = rows.approved();
    DatabaseAddress database = rows.database;
    Matcher url = URL.matcher(database.url());
    if (!url.matches()) {
      throw new IOException("pgbench needs host, port and name in the database's URL");
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + callers,
                "--jobs=" + Math.min(callers, Runtime.getRuntime().availableProcessors()),
                "--time=" + seconds,
                "--file=" + rows.script.path(),
                "--define=base=" + base,
                "--define=callers=" + callers,
                "--define=n=0",
                "--host=" + url.group(1),
                "--port=" + url.group(2),
                "--username=" + database.user()));
    command.addAll(more);
    command.add(url.group(3));
    Map<String, String> environment =
        Map.of("PGPASSWORD", database.password(), "PGOPTIONS", Prepared.OPTIONS);
    String told = Program.run(folder.resolve("run-" + runs++), environment, command);
    return load(told, rows.approved() - before, more.isEmpty());
  }

  private Load load(String told, long approved, boolean closedLoop) throws IOException {
    Matcher rate = RATE.matcher(told);
    Matcher done = DONE.matcher(told);
    if (!rate.find() || !done.find()) {
      throw new IOException("pgbench said something new:\n" + told);
    }
    long count = rows.script.rows * Long.parseLong(done.group(1));
    double perSecond = rows.script.rows * Double.parseDouble(rate.group(1));
    // A statement that finds no row is no error to pgbench; only the tables tell.
    Map<String, Integer> errors =
        approved == count ? Map.of() : Map.of("not in the tables", (int) (count - approved));
    return new Load(count / perSecond, approved, errors, closedLoop ? new long[0] : logged());
  }

  private long[] logged() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      String prefix = "log-" + (runs - 1) + "-";
      List<String> lines = new ArrayList<>();
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines.stream().mapToLong(line -> Long.parseLong(line.split(" ")[2])).toArray();
    }
  }
}
