package io.ilwon.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The one folder that holds binaries and cluster, closed to every other user. Whatever takes
 * several steps to make is made under a name of this process and renamed when whole, so that a
 * crash in the middle leaves only rubbish that the next start removes.
 */
final class PostgresFolder {

  private static final String UNFINISHED = ".new-";

  private final Path root;
  private final int user;

  private PostgresFolder(Path root, int user) {
    this.root = root;
    this.user = user;
  }

  /**
   * Opens or makes {@code postgres} in the data folder.
   *
   * @throws PostgresUnusable if an existing one is another user's, or others may enter it
   */
  static PostgresFolder in(Path dataFolder) throws IOException {
    Path root = dataFolder.toAbsolutePath().normalize().resolve("postgres");
    Files.createDirectories(root.getParent());
    makeDirectory(root);
    closedToOthers(root);
    PostgresFolder folder = new PostgresFolder(root, ownUser(root));
    folder.removeUnfinished();
    return folder;
  }

  Path root() {
    return root;
  }

  /** Whether root runs us. */
  boolean isRoots() {
    return user == 0;
  }

  Path at(String name) {
    return root.resolve(name);
  }

  /** Makes the steps; the folder appears under its name only when they are done. */
  interface Steps {
    void in(Path folder) throws IOException;
  }

  /** Makes the named folder unless it is there; a process that was quicker wins. */
  Path whole(String name, Steps steps) throws IOException {
    Path target = at(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    Path unfinished = at(name + UNFINISHED + ProcessHandle.current().pid());
    makeDirectory(unfinished);
    try {
      steps.in(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      force(root);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    } finally {
      remove(unfinished);
    }
    return target;
  }

  /**
   * Refuses what group or others may touch.
   *
   * @throws PostgresUnusable if they may
   */
  static void closedToOthers(Path path) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    Predicate<PosixFilePermission> owners = p -> p.name().startsWith("OWNER_");
    if (!permissions.stream().allMatch(owners)) {
      throw new PostgresUnusable(
          "Other users may enter " + path + ": take their rights away (chmod go-rwx).");
    }
  }

  /** Brings a folder's entries, or a file's contents, to the disk. */
  static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The owner of what we make; PostgreSQL demands that the folder around it has the same. */
  private static int ownUser(Path root) throws IOException {
    Path made = Files.createTempFile(root, "user", "");
    try {
      int user = (int) Files.getAttribute(made, "unix:uid");
      if (user != (int) Files.getAttribute(root, "unix:uid")) {
        throw new PostgresUnusable(root + " belongs to another user: start ilwon as that user.");
      }
      return user;
    } finally {
      Files.delete(made);
    }
  }

  private static void makeDirectory(Path path) throws IOException {
    try {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(path)) {
        throw e;
      }
    }
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> entries = Files.list(root)) {
      entries.filter(PostgresFolder::isAbandoned).forEach(PostgresFolder::remove);
    }
  }

  /** A process id that is ours belonged to a former process, since we have made nothing yet. */
  private static boolean isAbandoned(Path entry) {
    String name = entry.getFileName().toString();
    int mark = name.indexOf(UNFINISHED);
    if (mark < 0) {
      return false;
    }
    String digits = name.substring(mark + UNFINISHED.length());
    if (!digits.matches("\\d{1,18}")) {
      return false;
    }
    long pid = Long.parseLong(digits);
    return pid == ProcessHandle.current().pid()
        || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
  }

  private static void remove(Path tree) {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : (Iterable<Path>) entries.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
