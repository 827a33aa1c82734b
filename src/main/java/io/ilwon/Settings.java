package io.ilwon;

import io.ilwon.db.DatabaseAddress;
import io.ilwon.project.Cidr;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.rail.kftc.KftcSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Everything an operator may set, read once from the environment.
 *
 * @param publicUrl how the public port is reached from outside, without a slash at its end
 * @param database where PostgreSQL is, empty for the embedded one
 * @param passwordFile the file the database's password came from, if it did
 * @param keyset in dev made where it is missing
 * @param totalWon won a day for all projects together, 0 for no limit
 * @param bankSends sends a bank gets from this node at once
 * @param webhookPrivateRanges private addresses that webhooks may reach all the same
 * @param collector where traces are sent to, if anywhere
 * @param kftc present where a server is to run with that rail
 */
record Settings(
    Mode mode,
    Path dataDir,
    int httpPort,
    int adminPort,
    Optional<String> publicUrl,
    DeskSettings desk,
    Optional<DatabaseAddress> database,
    Optional<Path> passwordFile,
    Path keyset,
    Timings timings,
    ProjectDefaults defaults,
    long totalWon,
    int bankSends,
    List<Cidr> webhookPrivateRanges,
    Optional<URI> collector,
    Optional<KftcSettings> kftc) {

  /** What the settings are read for. */
  enum Purpose {
    SERVE,
    DEV,
    COMMAND
  }

  /** Usable settings, or all that is wrong with them at once. */
  sealed interface Reading {
    record Usable(Settings settings) implements Reading {}

    record Wrong(List<SettingsProblem> problems) implements Reading {}
  }

  private static final String RETRY = "jdk.httpclient.enableAllMethodRetry";
  private static final Pattern SEVERAL_HOSTS = Pattern.compile("^jdbc:postgresql://[^/?]*,");
  private static final Pattern PRIMARY = Pattern.compile("[?&]targetServerType=primary(&|$)");
  private static final long MOST_WON = 1_000_000_000;

  /**
   * Reads the settings. Of the outside world only the files that settings name are looked at.
   *
   * @param system the JVM's properties
   */
  static Reading read(Map<String, String> variables, Properties system, Purpose purpose) {
    Environment environment = new Environment(variables);
    String retry = system.getProperty(RETRY, "false");
    if (!retry.equals("false")) {
      environment.problem(RETRY, "would send a transfer twice; remove this system property");
    }
    Mode mode = mode(environment, purpose);
    boolean kftc = rail(environment, mode, purpose);
    Timings timings = Timings.read(environment);
    Path dataDir = dataDir(environment);
    int httpPort = (int) environment.number("ILWON_HTTP_PORT", 8080, 0, 65_535);
    int adminPort = (int) environment.number("ILWON_ADMIN_PORT", 8081, 0, 65_535);
    if (httpPort == adminPort && httpPort != 0) {
      environment.problem("ILWON_ADMIN_PORT", "the same as ILWON_HTTP_PORT; choose another");
    }
    long dailyWon =
        environment.number("ILWON_DAILY_WON", mode == Mode.DEV ? 0 : 10_000, 0, MOST_WON);
    int bankSends = (int) environment.number("ILWON_BANK_SENDS", 256, 1, 10_000);
    Settings settings =
        new Settings(
            mode,
            dataDir,
            httpPort,
            adminPort,
            environment.parsed(
                "ILWON_PUBLIC_URL",
                mode == Mode.PRODUCTION
                    ? "an address such as https://verify.example.com, without a slash at its end"
                    : "an address such as http://localhost:8080, without a slash at its end",
                text -> publicUrl(text, mode)),
            DeskSettings.read(environment),
            database(environment),
            environment.path("ILWON_DB_PASSWORD_FILE"),
            keyset(environment, mode, dataDir),
            timings,
            new ProjectDefaults(
                environment.millis("ILWON_CODE_LIFE_MS", 300_000, 1, 900_000),
                environment.millis("ILWON_RESEND_GAP_MS", 30_000, 0, 600_000),
                dailyWon),
            environment.number("ILWON_TOTAL_WON", dailyWon == 0 ? 0 : 100_000, 0, MOST_WON),
            bankSends,
            environment
                .parsed(
                    "ILWON_WEBHOOK_PRIVATE_RANGES",
                    "ranges such as 10.0.0.0/8 with commas between",
                    WebhookReach::ranges)
                .orElse(List.of()),
            environment.parsed(
                "ILWON_OTLP_URL", "an address such as http://collector:4318", Settings::collector),
            KftcVariables.read(environment, timings, bankSends, kftc));
    var problems = environment.problems();
    return problems.isEmpty() ? new Reading.Usable(settings) : new Reading.Wrong(problems);
  }

  /** The data folder alone, all a command needs when its server has left word there. */
  static Path dataDir(Map<String, String> variables) {
    return dataDir(new Environment(variables));
  }

  /** In production people type their accounts there: never in the open. */
  private static String publicUrl(String text, Mode mode) {
    URI uri = URI.create(text);
    boolean near = mode == Mode.DEV || KftcVariables.isLoopback(String.valueOf(uri.getHost()));
    boolean plain = near && "http".equals(uri.getScheme());
    boolean web = plain || "https".equals(uri.getScheme());
    boolean alone = uri.getRawQuery() == null && uri.getRawFragment() == null;
    if (!web
        || uri.getHost() == null
        || uri.getUserInfo() != null
        || !alone
        || text.endsWith("/")) {
      throw new IllegalArgumentException("not such an address");
    }
    return text;
  }

  /**
   * Nothing in a trace is secret or a person's: a collector beside us may be asked in the clear.
   */
  private static URI collector(String text) {
    URI uri = URI.create(text);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getUserInfo() != null || uri.getRawQuery() != null) {
      throw new IllegalArgumentException("not such an address");
    }
    return uri;
  }

  private static Path dataDir(Environment environment) {
    return environment.path("ILWON_DATA_DIR").orElse(Path.of("data")).toAbsolutePath().normalize();
  }

  private static Mode mode(Environment environment, Purpose purpose) {
    Mode usual = purpose == Purpose.DEV ? Mode.DEV : Mode.PRODUCTION;
    Mode mode =
        environment
            .parsed(
                "ILWON_MODE",
                "dev or production",
                word -> Mode.of(word).orElseThrow(IllegalArgumentException::new))
            .orElse(usual);
    if (purpose == Purpose.DEV && mode != Mode.DEV) {
      environment.problem("ILWON_MODE", "the command dev runs in dev only; use serve");
    }
    return mode;
  }

  /** Which rail is a server's business; commands work without one. True: it is to be kftc. */
  private static boolean rail(Environment environment, Mode mode, Purpose purpose) {
    String rail = environment.text("ILWON_RAIL").orElse("");
    switch (rail) {
      case "" -> {
        if (mode == Mode.PRODUCTION && purpose != Purpose.COMMAND) {
          environment.problem(
              "ILWON_RAIL", "production needs a real rail; to try things out use ILWON_MODE=dev");
        }
      }
      case "sandbox" -> {
        if (mode == Mode.PRODUCTION) {
          environment.problem(
              "ILWON_RAIL", "production has no sandbox; name a real rail or use ILWON_MODE=dev");
        }
      }
      case "kftc" -> {
        if (mode == Mode.DEV) {
          environment.problem("ILWON_RAIL", "dev has the sandbox only; leave it out");
        }
        return mode == Mode.PRODUCTION && purpose != Purpose.COMMAND;
      }
      default -> environment.problem("ILWON_RAIL", "not sandbox or kftc; write one of them");
    }
    return false;
  }

  private static Optional<DatabaseAddress> database(Environment environment) {
    Optional<String> url = environment.text("ILWON_DB_URL");
    Optional<String> user = environment.text("ILWON_DB_USER");
    Optional<String> password = environment.secret("ILWON_DB_PASSWORD");
    if (url.isEmpty()) {
      if (user.isPresent() || password.isPresent()) {
        environment.problem("ILWON_DB_URL", "missing beside ILWON_DB_USER or its password; set it");
      }
      return Optional.empty();
    }
    if (!url.get().startsWith("jdbc:postgresql:")) {
      environment.problem("ILWON_DB_URL", "not like jdbc:postgresql://host:5432/name; change it");
    }
    if (SEVERAL_HOSTS.matcher(url.get()).find() && !PRIMARY.matcher(url.get()).find()) {
      environment.problem("ILWON_DB_URL", "names several hosts; add targetServerType=primary");
    }
    if (user.isEmpty() && !url.get().contains("user=")) {
      environment.problem("ILWON_DB_USER", "missing beside ILWON_DB_URL; set it");
    }
    return Optional.of(new DatabaseAddress(url.get(), user.orElse(""), password.orElse("")));
  }

  private static Path keyset(Environment environment, Mode mode, Path dataDir) {
    Optional<Path> keyset = environment.path("ILWON_KEYSET");
    if (keyset.isEmpty() && mode == Mode.PRODUCTION) {
      environment.problem(
          "ILWON_KEYSET", "missing; make the file with: ilwon key-set create FILE, and name it");
    }
    return keyset.map(Path::toAbsolutePath).orElse(dataDir.resolve("keyset.json"));
  }
}
