package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.Migrations;
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
  private static final Path SCRIPTS = Path.of("bench", "src", "main", "pgbench");
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+).*");
  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
  private static final Pattern DONE = Pattern.compile("actually processed: (\\d+)");
  private static final double SPARE = 1.6;

  /** Plans by key, as ours are made; see {@code SessionSettings}. */
  private static final String OPTIONS =
      "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off"
          + " -c enable_mergejoin=off -c jit=off";

  private final String program;
  private final DatabaseAddress database;
  private final Path folder;
  private final String script;
  private final int rows;
  private double expected;
  private long base = 1;
  private int runs;

  /**
   * With its own database, migrated by our own files.
   *
   * @param script {@code call} or {@code sets}
   * @param rows verifications that one run of the script does
   * @param expected verifications a second, as a first guess of how many rows to prepare
   */
  Pgbench(
      String program,
      DatabaseAddress database,
      Path folder,
      String script,
      int rows,
      double expected)
      throws SQLException, IOException {
    this.program = program;
    this.database = database;
    this.folder = Files.createDirectories(folder);
    this.script = script;
    this.rows = rows;
    this.expected = expected;
    Migrations.apply(database, "public", "db/migration");
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
    return "pgbench " + script;
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
    String log = folder.resolve(script + "-" + runs + "-log").toString();
    return run(
        callers,
        lasting,
        perSecond,
        List.of("--rate=" + perSecond, "--random-seed=" + seed, "--log", "--log-prefix=" + log));
  }

  private Load run(int callers, Duration lasting, double perSecond, List<String> more)
      throws IOException, SQLException, InterruptedException {
    long seconds = Math.max(1, lasting.toSeconds());
    long count = (long) (SPARE * perSecond * seconds) + 64L * callers * rows;
    prepare(count);
    long before = approved();
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
                "--file=" + SCRIPTS.resolve(script + ".sql"),
                "--define=base=" + base,
                "--define=callers=" + callers,
                "--define=n=0",
                "--host=" + url.group(1),
                "--port=" + url.group(2),
                "--username=" + database.user()));
    command.addAll(more);
    command.add(url.group(3));
    Map<String, String> environment =
        Map.of("PGPASSWORD", database.password(), "PGOPTIONS", OPTIONS);
    String told = Program.run(folder.resolve(script + "-" + runs++), environment, command);
    base += count;
    return load(told, approved() - before, more.isEmpty());
  }

  private Load load(String told, long approved, boolean closedLoop) throws IOException {
    Matcher rate = RATE.matcher(told);
    Matcher done = DONE.matcher(told);
    if (!rate.find() || !done.find()) {
      throw new IOException("pgbench said something new:\n" + told);
    }
    long count = rows * Long.parseLong(done.group(1));
    double perSecond = rows * Double.parseDouble(rate.group(1));
    // A statement that finds no row is no error to pgbench; only the tables tell.
    Map<String, Integer> errors =
        approved == count ? Map.of() : Map.of("not in the tables", (int) (count - approved));
    return new Load(count / perSecond, approved, errors, closedLoop ? new long[0] : logged());
  }

  private long[] logged() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      String prefix = script + "-" + (runs - 1) + "-log";
      List<String> lines = new ArrayList<>();
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith(prefix)).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
      return lines.stream().mapToLong(line -> Long.parseLong(line.split(" ")[2])).toArray();
    }
  }

  private void prepare(long count) throws IOException, SQLException {
    String sql =
        Files.readString(SCRIPTS.resolve("prepare.sql"))
            .replace(":from", base + "::int8")
            .replace(":to", (base + count - 1) + "::int8");
    PostgresStore.execute(database, sql);
  }

  private long approved() throws SQLException {
    return PostgresStore.approved(database);
  }
}
