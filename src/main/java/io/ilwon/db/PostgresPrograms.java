package io.ilwon.db;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs and waits for them.
 *
 * <p>PostgreSQL refuses to run as root. Root's programs therefore run in a user namespace of their
 * own ({@code unshare -U}), where they are nobody and yet the owner of root's files.
 */
final class PostgresPrograms {

  private static final List<String> NAMESPACE = List.of("unshare", "-U", "--");

  private static final long LOOK_AGAIN_MILLIS = 5;

  private final PostgresFolder folder;
  private final PostgresBinaries binaries;

  /**
   * Looks who runs us.
   *
   * @throws PostgresUnusable if it is root, and user namespaces are off
   */
  PostgresPrograms(PostgresFolder folder, PostgresBinaries binaries) {
    this.folder = folder;
    this.binaries = binaries;
    if (folder.isRoots() && !namespacesWork()) {
      throw new PostgresUnusable(
          "PostgreSQL does not run as root, and this system allows no user namespaces"
              + " (unshare -U) to hide that. Start ilwon as another user, or point ILWON_DB_URL at"
              + " a PostgreSQL 15 or newer.");
    }
  }

  /**
   * Runs one of PostgreSQL's programs; its output goes to the named file in the folder.
   *
   * @return the exit code
   * @throws PostgresUnusable if it has not ended after the given seconds
   */
  int run(String output, int seconds, String program, String... arguments) throws IOException {
    return run(output, seconds, () -> false, program, arguments);
  }

  /** Whether what a program is there for has come about, even if it has not noticed yet. */
  @FunctionalInterface
  interface Done {
    boolean asked() throws IOException;
  }

  /** The same, but over with 0 as soon as it is done: {@code pg_ctl} looks ten times a second. */
  int run(String output, int seconds, Done done, String program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(folder.isRoots() ? NAMESPACE : List.of());
    command.add(binaries.program(program).toString());
    command.addAll(List.of(arguments));
    return run(command, folder.at(output), seconds, done);
  }

  private boolean namespacesWork() {
    List<String> command = new ArrayList<>(NAMESPACE);
    command.add("true");
    try {
      return run(command, Path.of("/dev/null"), 5, () -> false) == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  /** The environment may hold the settings' secrets: PostgreSQL gets none of it. */
  private int run(List<String> command, Path output, int seconds, Done done) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    String path = System.getenv("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    builder.environment().put("LC_ALL", "C");
    builder.directory(folder.root().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      long start = System.nanoTime();
      while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
        if (process.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
          return process.exitValue();
        }
        if (done.asked()) {
          return 0;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
    throw new PostgresUnusable(
        "A program of the embedded PostgreSQL did not end within " + seconds + " s; see " + output);
  }
}
