package io.ilwon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process that {@code postmaster.pid} of a data folder names.
 *
 * @param pid its process id
 * @param port the port it listens on
 */
record Postmaster(long pid, int port) {

  /** Lines of {@code postmaster.pid}: process id, data folder, start time, port, … */
  private static final int PORT_LINE = 3;

  /**
   * The running server of this folder. The file alone proves nothing: after a crash its process id
   * may long be another program's.
   */
  static Optional<Postmaster> runningOn(Path data) throws IOException {
    return named(data).filter(p -> p.isServing(data));
  }

  /**
   * Removes {@code postmaster.pid} if the process it names provably is no PostgreSQL but another
   * program that got the same id, as happens in restarted containers: PostgreSQL itself would
   * refuse to start for ever. In every other case the file is PostgreSQL's to judge.
   */
  static void forgetIfReused(Path data) throws IOException {
    Optional<Postmaster> named = named(data);
    if (named.isPresent() && named.get().isAnotherProgram()) {
      Files.deleteIfExists(file(data));
    }
  }

  /** Whether the process is still there. */
  boolean isAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  private static Optional<Postmaster> named(Path data) throws IOException {
    if (!Files.exists(file(data))) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file(data));
    if (lines.size() <= PORT_LINE
        || !lines.get(0).strip().matches("\\d{1,18}")
        || !lines.get(PORT_LINE).strip().matches("\\d{1,5}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Postmaster(
            Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(PORT_LINE).strip())));
  }

  private boolean isServing(Path data) {
    Path workingFolder = Path.of("/proc", Long.toString(pid), "cwd");
    if (!isAlive() || isAnotherProgram()) {
      return false;
    }
    try {
      return !Files.exists(workingFolder) || Files.isSameFile(workingFolder, data);
    } catch (IOException e) {
      return false; // another user's process
    }
  }

  private boolean isAnotherProgram() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(command -> !Path.of(command).endsWith("postgres"))
        .isPresent();
  }
}
