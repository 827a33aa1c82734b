package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Does what pgbench does with a script where there is no pgbench: a thread a caller, over JDBC. */
final class PlainJdbc implements Subject {
  private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z_]+)");

  private static final long OVER = Long.MAX_VALUE;

  private final Prepared rows;
  private final List<String> statements;
  private double expected;

  PlainJdbc(Prepared rows) throws IOException {
    this.rows = rows;
    this.expected = rows.script.expected;
    this.statements =
        Files.readAllLines(rows.script.path()).stream()
            .filter(line -> line.endsWith(";"))
            .map(line -> line.substring(0, line.length() - 1))
            .toList();
  }

  @Override
  public String name() {
    return "jdbc " + rows.script.file;
  }

  @Override
  public Load closedLoop(int callers, Duration lasting)
      throws IOException, SQLException, InterruptedException {
    Load load = run(callers, lasting, expected, PlainJdbc::untilThen);
    expected = load.perSecond();
    return load;
  }

  @Override
  public Load openLoop(int callers, double perSecond, Duration lasting, long seed)
      throws IOException, SQLException, InterruptedException {
    return run(
        callers,
        lasting,
        perSecond,
        end -> {
          Schedule schedule = new Schedule(perSecond, end, seed);
          return () -> next(schedule);
        });
  }

  private static LongSupplier untilThen(long end) {
    return () -> {
      long now = System.nanoTime();
      return now < end ? now : OVER;
    };
  }

  private static long next(Schedule schedule) {
    OptionalLong due;
    synchronized (schedule) {
      due = schedule.next();
    }
    long at = due.orElse(OVER);
    for (long left = at - System.nanoTime();
        at != OVER && left > 0;
        left = at - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return at;
  }

  /**
   * Runs the callers.
   *
   * @param turns of an end: each gives the moment of a next beginning, {@link #OVER} when it is
   *     over
   */
  private Load run(
      int callers, Duration lasting, double perSecond, LongFunction<LongSupplier> turns)
      throws IOException, SQLException, InterruptedException {
    long base = rows.prepare(perSecond, lasting.toSeconds(), callers);
    long before = rows.approved();
    LongSupplier beginnings = turns.apply(System.nanoTime() + lasting.toNanos());
    Tally tally = new Tally(Long.MAX_VALUE);
    List<Callable<Void>> ways = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Map<String, Long> variables = new HashMap<>();
      variables.put("base", base);
      variables.put("client_id", (long) i);
      variables.put("callers", (long) callers);
      ways.add(() -> goOn(variables, beginnings, tally));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      for (Future<Void> way : threads.invokeAll(ways)) {
        way.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    Load load = tally.load();
    long done = rows.approved() - before;
    int missing = (int) (load.done() * rows.script.rows - done);
    Map<String, Integer> errors = missing == 0 ? Map.of() : Map.of("not in the tables", missing);
    return new Load(load.seconds(), done, errors, load.micros());
  }

  private @Nullable Void goOn(Map<String, Long> variables, LongSupplier turns, Tally tally)
      throws SQLException {
    try (Connection connection = enter()) {
      long n = 0;
      for (long since = turns.getAsLong(); since != OVER; since = turns.getAsLong()) {
        n++;
        long number =
            (n - 1) * variables.getOrDefault("callers", 0L)
                + variables.getOrDefault("client_id", 0L);
        long base = variables.getOrDefault("base", 0L);
        variables.put("n", n);
        variables.put("id", base + number);
        variables.put("from", base + number * rows.script.rows);
        for (String statement : statements) {
          execute(connection, statement, variables);
        }
        synchronized (tally) {
          tally.done(since);
        }
      }
    }
    return null;
  }

  /** The driver keeps statements prepared by their text. */
  private static void execute(Connection connection, String statement, Map<String, Long> variables)
      throws SQLException {
    Matcher names = VARIABLE.matcher(statement);
    try (PreparedStatement prepared = connection.prepareStatement(names.replaceAll("?"))) {
      names.reset();
      for (int i = 1; names.find(); i++) {
        prepared.setObject(i, String.valueOf(variables.get(names.group(1))), Types.OTHER);
      }
      prepared.execute();
    }
  }

  private Connection enter() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", rows.database.user());
    properties.setProperty("password", rows.database.password());
    properties.setProperty("options", Prepared.OPTIONS);
    properties.setProperty("prepareThreshold", "1");
    return DriverManager.getConnection(rows.database.url(), properties);
  }
}
