package io.ilwon.bench;

import io.ilwon.db.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The hand-written rival as a process, with the JVM's own choice of heap and collector. */
final class Rival implements AutoCloseable {
  static final Path JAR = Path.of("bench", "rival", "target", "rival.jar");
  static final String KEY = "rival-bench-key";

  private final Program program;
  final int port;

  private Rival(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  static boolean isBuilt() {
    return Files.exists(JAR);
  }

  /** With the bank in its own process. */
  static Rival withInstantBank(Path folder, DatabaseAddress database, Codes codes)
      throws IOException {
    Files.createDirectories(folder);
    int port = Ports.free();
    Map<String, String> environment =
        Map.of(
            "RIVAL_PORT", Integer.toString(port),
            "RIVAL_DB_URL", database.url(),
            "RIVAL_DB_USER", database.user(),
            "RIVAL_DB_PASSWORD", database.password(),
            "RIVAL_API_KEY", KEY,
            "BENCH_CODES", codes.address());
    List<String> command = Program.java(List.of(), "-jar", JAR.toString());
    Program program = Program.start(folder.resolve("rival"), environment, command);
    program.awaitPrinted("(?m)^ready");
    return new Rival(program, port);
  }

  long pid() {
    return program.pid();
  }

  @Override
  public void close() {
    program.close();
  }
}
