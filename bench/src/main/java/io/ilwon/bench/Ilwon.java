package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A production node as a process, with a project and a live key made by the product's own commands.
 * Every limit is the usual one, but there is no budget of won and the key has no rate: both bound
 * what a stolen key may cost, not what the server can do.
 */
final class Ilwon implements AutoCloseable {
  private final Program program;
  private final Map<String, String> environment;
  private final Path folder;
  final int port;

  private Ilwon(Program program, Map<String, String> environment, Path folder, int port) {
    this.program = program;
    this.environment = environment;
    this.folder = folder;
    this.port = port;
  }

  /** A node with the bank in its own process. */
  static Ilwon withInstantBank(Path folder, DatabaseAddress database, Codes codes)
      throws IOException, InterruptedException {
    return withInstantBank(folder, settings(folder, database, "http://127.0.0.1:9"), codes);
  }

  /** Another node like it, on the same database with the same keys. */
  Ilwon another(Path folder, DatabaseAddress database, Codes codes)
      throws IOException, InterruptedException {
    Map<String, String> settings = settings(folder, database, "http://127.0.0.1:9");
    settings.put("ILWON_KEYSET", environment.get("ILWON_KEYSET"));
    return withInstantBank(folder, settings, codes);
  }

  private static Ilwon withInstantBank(Path folder, Map<String, String> environment, Codes codes)
      throws IOException, InterruptedException {
    environment.put("BENCH_CODES", codes.address());
    List<String> flags = new ArrayList<>(Flags.ofIlwon());
    flags.addAll(List.of("-Dilwon.log=json", "-cp", System.getProperty("java.class.path")));
    return start(folder, environment, Program.java(flags, "io.ilwon.BenchServer"));
  }

  /** The very program that is installed, with its real rail before this bank. */
  static Ilwon withBank(Path folder, DatabaseAddress database, int bankPort)
      throws IOException, InterruptedException {
    Map<String, String> environment = settings(folder, database, "http://127.0.0.1:" + bankPort);
    return start(folder, environment, List.of("bin/ilwon", "serve"));
  }

  private static Map<String, String> settings(Path folder, DatabaseAddress database, String bank)
      throws IOException {
    Files.createDirectories(folder);
    Map<String, String> environment = new HashMap<>();
    environment.put("ILWON_DATA_DIR", folder.resolve("data").toString());
    environment.put("ILWON_HTTP_PORT", Integer.toString(Ports.free()));
    environment.put("ILWON_ADMIN_PORT", Integer.toString(Ports.free()));
    environment.put("ILWON_PUBLIC_URL", "http://127.0.0.1:" + environment.get("ILWON_HTTP_PORT"));
    environment.put("ILWON_DB_URL", database.url());
    environment.put("ILWON_DB_USER", database.user());
    environment.put("ILWON_DB_PASSWORD", database.password());
    environment.put("ILWON_KEYSET", folder.resolve("keyset.json").toString());
    environment.put("ILWON_DAILY_WON", "0");
    environment.put("ILWON_TOTAL_WON", "0");
    environment.put("ILWON_RAIL", "kftc");
    environment.put("ILWON_KFTC_URL", bank);
    environment.put("ILWON_KFTC_CLIENT_ID", "bench-client");
    environment.put("ILWON_KFTC_CLIENT_SECRET", "bench-secret");
    environment.put("ILWON_KFTC_INSTITUTION", "M202300001");
    environment.put("ILWON_KFTC_ACCOUNT", "0012300123");
    environment.put("ILWON_KFTC_PASS_PHRASE", "bench-phrase");
    return environment;
  }

  private static Ilwon start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    String keyset = environment.get("ILWON_KEYSET");
    if (!Files.exists(Path.of(keyset))) {
      Program.run(
          folder.resolve("key-set"), Map.of(), List.of("bin/ilwon", "key-set", "create", keyset));
    }
    Program program = Program.start(folder.resolve("server"), environment, command);
    int port = Integer.parseInt(environment.get("ILWON_HTTP_PORT"));
    int admin = Integer.parseInt(environment.get("ILWON_ADMIN_PORT"));
    Ports.await(program, admin, "/readyz", 200);
    return new Ilwon(program, environment, folder, port);
  }

  /** To be measured; the key is a new project's. */
  Served served(Setting s, String name, Codes codes, boolean whole)
      throws IOException, InterruptedException {
    return new Served(name, s.loop(), new Target(key(), codes, port), whole, program.pid());
  }

  /** A new project's live key. */
  String key() throws IOException, InterruptedException {
    return made("key", "key create --project " + project() + " --per-second 0 --per-day 0");
  }

  /** A new project. */
  String project() throws IOException, InterruptedException {
    return made("project", "project create --name bench --brand 일원 --option account-occupancy");
  }

  int adminPort() {
    return Integer.parseInt(environment.get("ILWON_ADMIN_PORT"));
  }

  Path keyset() {
    return Path.of(environment.get("ILWON_KEYSET"));
  }

  private String made(String field, String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bin/ilwon"));
    words.addAll(List.of(command.split(" ", -1)));
    words.add("--json");
    Map<String, String> here = Map.of("ILWON_DATA_DIR", environment.get("ILWON_DATA_DIR"));
    String answer = Program.run(folder.resolve("command"), here, words);
    Matcher value = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(answer);
    if (!value.find()) {
      throw new IOException(command + ": " + answer);
    }
    return value.group(1);
  }

  @Override
  public void close() {
    program.close();
  }
}
