package io.ilwon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The server process that {@code postmaster.pid} of a data folder names.
 *
 * @param pid its process id
 * @param port the port it listens on
 */
record Postmaster(long pid, int port) {

  /** Lines of {@code postmaster.pid}: process id, data folder, start time, port, … */
  private static final int PORT_LINE = 3;

  /** Said by the server itself once it lets sessions in. */
  private static final int STATUS_LINE = 7;

  private static final Path PROCESSES = Path.of("/proc");

  /** The state after the command's name in {@code /proc/…/stat}: Z, ended but not waited for. */
  private static final Pattern ENDED = Pattern.compile("\\) Z [^)]*$");

  /**
   * The running server of this folder. The file alone proves nothing: after a crash its process id
   * may long be another program's.
   */
  static Optional<Postmaster> runningOn(Path data) throws IOException {
    return named(data).filter(postmaster -> postmaster.belongsTo(data) == Belongs.YES);
  }

  /** Whether the server of this folder runs and lets sessions in. */
  static boolean serves(Path data) throws IOException {
    return runningOn(data).isPresent()
        && lines(data).stream().skip(STATUS_LINE).anyMatch(line -> line.strip().equals("ready"));
  }

  /** None without the file, which a server that ends takes away at any moment. */
  private static List<String> lines(Path data) throws IOException {
    try {
      return Files.readAllLines(file(data));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /**
   * Removes {@code postmaster.pid} if the living process it names provably is not our server but
   * got the same id, as happens in restarted containers, or has ended and was not waited for:
   * PostgreSQL itself would refuse to start for ever. Otherwise the file is PostgreSQL's to judge.
   */
  static void forgetIfReused(Path data) throws IOException {
    Optional<Postmaster> named = named(data);
    if (named.isPresent()
        && named.get().numberIsTaken()
        && named.get().belongsTo(data) == Belongs.NO) {
      Files.deleteIfExists(file(data));
    }
  }

  /** Waits for the process to end, a moment after its file is gone; at most a second. */
  void awaitEnd() {
    long start = System.nanoTime();
    while (!hasEnded() && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  /** Whether the process is gone, or only its number is left because nobody waited for it. */
  boolean hasEnded() {
    if (!numberIsTaken()) {
      return true;
    }
    try {
      Path status = PROCESSES.resolve(pid + "/stat");
      return Files.exists(status) && ENDED.matcher(Files.readString(status)).find();
    } catch (IOException e) {
      return !numberIsTaken();
    }
  }

  private boolean numberIsTaken() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  private static Optional<Postmaster> named(Path data) throws IOException {
    List<String> lines = lines(data);
    if (lines.size() <= PORT_LINE
        || !lines.get(0).strip().matches("\\d{1,18}")
        || !lines.get(PORT_LINE).strip().matches("\\d{1,5}")) {
      return Optional.empty();
    }
    return Optional.of(
        new Postmaster(
            Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(PORT_LINE).strip())));
  }

  /**
   * A server works in its data folder, which Linux tells even of one whose program was deleted;
   * elsewhere the program's name must do.
   */
  private Belongs belongsTo(Path data) {
    if (hasEnded()) {
      return Belongs.NO;
    }
    try {
      if (!Files.isDirectory(PROCESSES.resolve("self"))) {
        Optional<String> command = ProcessHandle.of(pid).flatMap(p -> p.info().command());
        return Belongs.of(command.isPresent() && Path.of(command.get()).endsWith("postgres"));
      }
      return Belongs.of(Files.isSameFile(PROCESSES.resolve(pid + "/cwd"), data));
    } catch (IOException e) {
      return Belongs.UNSEEN; // another user's process, or it ended meanwhile
    }
  }

  private enum Belongs {
    YES,
    NO,
    UNSEEN;

    static Belongs of(boolean yes) {
      return yes ? YES : NO;
    }
  }
}
