package io.ilwon;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder all of a server's files are in, closed to other users: the embedded database's files
 * belong to whoever runs the server. One process at a time works on it, guarded by {@code lock}.
 */
final class DataFolder {
  // Closing any channel to a file ends the process's lock on it, so a folder this process already
  // holds is not even opened.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;

  private DataFolder(Path path) {
    this.path = path;
  }

  /** Makes the folder if it is missing. */
  static DataFolder at(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      var ownerOnly = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(path, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
    return new DataFolder(path.toRealPath());
  }

  Path path() {
    return path;
  }

  /** Held until it is closed or the process ends, however it ends. */
  interface Lock extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /** Empty while another process, or another part of this one, holds it. */
  Optional<Lock> tryLock() throws IOException {
    if (!HELD.add(path)) {
      return Optional.empty();
    }
    Lock lock = null;
    try {
      FileChannel channel = open(path.resolve("lock"), CREATE, WRITE);
      if (channel.tryLock() == null) {
        channel.close();
      } else {
        lock =
            () -> {
              channel.close();
              HELD.remove(path);
            };
      }
    } finally {
      if (lock == null) {
        HELD.remove(path);
      }
    }
    return Optional.ofNullable(lock);
  }

  /** What the server of this folder left for commands. */
  Optional<ServerFile> serverFile() throws IOException {
    try {
      return Optional.of(ServerFile.parse(Files.readString(file())));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Replaced as a whole: nobody ever reads half of it. */
  void write(ServerFile server) throws IOException {
    Path draft = path.resolve("server.json.new");
    Files.deleteIfExists(draft);
    try (FileChannel channel = open(draft, StandardOpenOption.CREATE_NEW, WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(server.json());
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
    Files.move(draft, file(), ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private Path file() {
    return path.resolve("server.json");
  }

  private static FileChannel open(Path file, StandardOpenOption... options) throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    return FileChannel.open(file, Set.of(options), PosixFilePermissions.asFileAttribute(ownerOnly));
  }
}
