package io.ilwon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A production node as a process, with ways of its own to the database and to the bank, and a wall
 * clock of its own where libfaketime is installed.
 */
final class ServeNode implements AutoCloseable {
  private static final List<String> FAKETIME =
      List.of(
          "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
          "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1");

  private static final int MOST_STARTS = 20;

  final int number;
  final Path folder;
  final int port = DevServer.freePort();
  final Crossing toDatabase;
  final Crossing toBank;
  private final Map<String, String> environment = new HashMap<>();
  private final Path clock;
  private Child child;
  private boolean closed;

  ServeNode(int number, Path folder, Crossing toDatabase, Crossing toBank, Map<String, String> more)
      throws IOException {
    this.number = number;
    this.folder = Files.createDirectories(folder);
    this.toDatabase = toDatabase;
    this.toBank = toBank;
    this.clock = folder.resolveSibling("clock-" + number);
    Files.writeString(clock, "+0\n");
    environment.putAll(more);
    environment.put("ILWON_DATA_DIR", folder.toString());
    environment.put("ILWON_HTTP_PORT", Integer.toString(port));
    environment.put("ILWON_ADMIN_PORT", Integer.toString(DevServer.freePort()));
    environment.put("ILWON_KFTC_URL", "http://127.0.0.1:" + toBank.port());
    faketime()
        .ifPresent(library -> {
          environment.put("LD_PRELOAD", library);
          environment.put("FAKETIME_TIMESTAMP_FILE", clock.toString());
          environment.put("FAKETIME_CACHE_DURATION", "1");
          environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
          // Its correction of timed waits makes them spin.
          environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
          environment.put("NO_FAKE_STAT", "1");
        });
  }

  /** The library that gives a process another wall clock. */
  static Optional<String> faketime() {
    return FAKETIME.stream().filter(file -> Files.exists(Path.of(file))).findFirst();
  }

  synchronized void start() throws IOException {
    if (closed) {
      throw new IllegalStateException("closed for good");
    }
    child = Child.start(environment, "serve");
  }

  void awaitReady() throws InterruptedException {
    child.awaitReady();
  }

  /** Starts until it serves, as whoever supervises it would: without its database it ends. */
  void comeBack() throws IOException, InterruptedException {
    for (int tries = 1; ; tries++) {
      start();
      try {
        child.awaitReady();
        return;
      } catch (IllegalStateException e) {
        if (lives() || tries == MOST_STARTS) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      }
    }
  }

  boolean lives() {
    return child != null && child.process().isAlive();
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    child.process().destroyForcibly().waitFor();
  }

  /** SIGTERM, and waits for the end. */
  void stop() throws InterruptedException {
    child.process().destroy();
    child.process().waitFor();
  }

  /** SIGSTOP or SIGCONT. */
  void freeze(boolean on) throws IOException, InterruptedException {
    String signal = on ? "-STOP" : "-CONT";
    new ProcessBuilder("kill", signal, Long.toString(child.process().pid())).start().waitFor();
  }

  /** Puts the wall clock so far ahead, e.g. {@code +2d}, {@code -3h}, {@code +0}. */
  void wallClock(String offset) throws IOException {
    Files.writeString(clock, offset + "\n");
  }

  /** The process of this life. */
  long pid() {
    return child.process().pid();
  }

  /** Everything it has logged in this life. */
  String told() {
    return child == null ? "" : child.told();
  }

  /** The environment of commands for this node. */
  Map<String, String> commands() {
    return Map.of("ILWON_DATA_DIR", folder.toString());
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (child != null) {
      child.close();
    }
    toDatabase.close();
    toBank.close();
  }
}
