package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.crypto.KeysetUnusable;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.PostgresUnusable;
import io.ilwon.db.Wordless;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 refused with a reason, 2 wrong usage. */
@Command(
    name = "ilwon",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    description = "Proves by one won that a person controls a Korean bank account.")
public final class Main {
  private static final int REFUSED = 1;

  Main() {}

  /** Ends the process with the command's exit code. */
  public static void main(String[] arguments) {
    // Whatever the locale, answers are UTF-8.
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    System.exit(run(new Shell(System.getenv(), out, err), arguments));
  }

  static int run(Shell shell, String... arguments) {
    Optional<Callable<Integer>> server = Commands.server(shell, arguments);
    if (server.isPresent()) {
      try {
        return server.get().call();
      } catch (Exception e) {
        return refused(shell, e);
      }
    }
    CommandLine line = Commands.line(shell, arguments);
    line.setOut(new PrintWriter(shell.out(), true, UTF_8));
    line.setErr(new PrintWriter(shell.err(), true, UTF_8));
    line.setExecutionExceptionHandler((e, _, _) -> refused(shell, e));
    return line.execute(arguments);
  }

  private static int refused(Shell shell, Exception e) {
    shell.err().println("ilwon: " + reason(e));
    return REFUSED;
  }

  /** The settings of a server, or all problems at once. */
  static Settings settings(Shell shell, Settings.Purpose purpose) {
    return switch (Settings.read(shell.environment(), System.getProperties(), purpose)) {
      case Settings.Reading.Usable(Settings settings) -> settings;
      case Settings.Reading.Wrong(var problems) -> throw refused(problems);
    };
  }

  static CommandRefused refused(List<SettingsProblem> problems) {
    return new CommandRefused(
        problems.stream()
            .map(problem -> "\n  " + problem)
            .collect(Collectors.joining("", "wrong settings:", "")));
  }

  /** One plain sentence. Messages of a driver may hold values, so those are not passed on. */
  static String reason(Exception e) {
    if (e instanceof CommandRefused
        || e instanceof KeysetUnusable
        || e instanceof PostgresUnusable
        || e instanceof SealBroken
        || e instanceof IllegalArgumentException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof SQLException sql) {
      return "the database does not answer or refuses" + stateOf(sql);
    }
    if (e instanceof IOException io) {
      return "a file cannot be used: " + io.getMessage();
    }
    LoggerFactory.getLogger(Main.class).error("a fault of ours", Wordless.of(e));
    return "a fault of ours: " + e.getClass().getSimpleName();
  }

  /** In brackets, the first state there is: wrapped errors often have none of their own. */
  private static String stateOf(SQLException e) {
    for (@Nullable Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        return " (" + sql.getSQLState() + ")";
      }
    }
    return "";
  }

  /** Of this build. */
  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  /** From the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"ilwon " + Main.version()};
    }
  }
}
