package io.ilwon.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of the bench, with its output in files. */
final class Program implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it; of our own environment it gets no setting.
   *
   * @param log where its output goes, with {@code .out} and {@code .err} behind
   */
  static Program start(Path log, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Path.of(log + ".out");
    Path err = Path.of(log + ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("ILWON_"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    return new Program(builder.start(), out, err);
  }

  /** Runs it to its end and gives what it printed; throws unless it ended well. */
  static String run(Path log, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    try (Program program = start(log, environment, command)) {
      program.process.waitFor();
      String printed = Files.readString(program.out);
      if (program.process.exitValue() != 0) {
        throw new IOException(command + "\n" + printed + Files.readString(program.err));
      }
      return printed;
    }
  }

  /** A Java program of these classes, or of any jar. */
  static List<String> java(List<String> flags, String... rest) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of(rest));
    return command;
  }

  /** Waits for such words on standard output. */
  Matcher awaitPrinted(String words) throws IOException {
    Pattern wanted = Pattern.compile(words);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      Matcher found = wanted.matcher(Files.readString(out));
      if (found.find()) {
        return found;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    throw new IOException("it never printed " + words + ":\n" + Files.readString(err));
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Everything on standard error. */
  String told() throws IOException {
    return Files.readString(err);
  }

  /** SIGTERM, and waits for the end. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
