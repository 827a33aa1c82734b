package io.ilwon;

import io.ilwon.rail.kftc.KftcRail;
import io.ilwon.rail.kftc.KftcSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ilwon rail …}. */
@Command(name = "rail", description = "Looks after the network that moves money.")
final class RailCommands {
  private RailCommands() {}

  static CommandLine in(Shell shell) {
    return new CommandLine(new RailCommands()).addSubcommand(new Check(shell));
  }

  @Command(
      name = "check",
      description =
          "Asks the rail of the ILWON_KFTC_… settings for a token, which moves no money, and says"
              + " whether it answers.")
  private static final class Check implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    Check(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() {
      KftcSettings settings = settings();
      long start = System.nanoTime();
      Optional<String> unwell;
      try (KftcRail rail = new KftcRail(settings)) {
        unwell = rail.unwell();
      }
      if (unwell.isPresent()) {
        throw new CommandRefused("kftc at " + settings.url() + " gives no token: " + unwell.get());
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("rail", "kftc");
      fields.put("answers", true);
      fields.put("url", settings.url().toString());
      fields.put("millis", millis);
      shell.answer(json, fields, "kftc at " + settings.url() + " answers, in " + millis + " ms");
      return 0;
    }

    /** Of the environment alone: no server leaves these secrets in its file. */
    private KftcSettings settings() {
      Environment environment = new Environment(shell.environment());
      if (environment.text("ILWON_RAIL").filter("sandbox"::equals).isPresent()) {
        throw new CommandRefused("the sandbox is within ilwon: there is nothing to check");
      }
      Optional<KftcSettings> settings =
          KftcVariables.read(environment, Timings.read(environment), 1, true);
      if (settings.isEmpty() || !environment.problems().isEmpty()) {
        throw Main.refused(environment.problems());
      }
      return settings.get();
    }
  }
}
