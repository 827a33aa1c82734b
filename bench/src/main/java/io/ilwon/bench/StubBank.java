package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@link Bank} as a process. */
final class StubBank implements AutoCloseable {
  private final Program program;
  final int port;

  private StubBank(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /** Answers after so many milliseconds. */
  static StubBank start(Path folder, Codes codes, int delayMillis) throws IOException {
    List<String> command =
        Program.java(
            List.of("-XX:+UseSerialGC", "-Xmx128m", "-cp", System.getProperty("java.class.path")),
            Bank.class.getName(),
            Integer.toString(delayMillis));
    Map<String, String> environment = Map.of("BENCH_CODES", codes.address());
    Program program = Program.start(folder.resolve("bank"), environment, command);
    return new StubBank(program, Integer.parseInt(program.awaitPrinted("ready (\\d+)").group(1)));
  }

  @Override
  public void close() {
    program.close();
  }
}
