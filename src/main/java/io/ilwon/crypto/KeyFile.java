package io.ilwon.crypto;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file only its owner may read, on the file systems of Linux and macOS. */
final class KeyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY = Set.of(OWNER_READ, OWNER_WRITE);

  /** Three key sets are about 2 KB; far more is another file. */
  private static final int LARGEST = 1 << 20;

  private KeyFile() {}

  /** Writes a new file with mode 600, durably; the mode is set before the first byte is in it. */
  static void write(Path file, byte[] content) {
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(CREATE_NEW, WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException _) {
      throw new KeysetUnusable("the key set " + file + " exists already and is not overwritten");
    } catch (IOException | UnsupportedOperationException _) {
      throw new KeysetUnusable("the key set " + file + " cannot be written");
    }
  }

  /** The same for a file that exists: replaced as a whole, also when the machine stops midway. */
  static void replace(Path file, byte[] content) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      refuseUnlessPrivate(file);
      Files.deleteIfExists(draft);
      write(draft, content);
      Files.move(draft, file, ATOMIC_MOVE, REPLACE_EXISTING);
      Path folder = file.toAbsolutePath().getParent();
      try (FileChannel channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    } catch (IOException | UnsupportedOperationException _) {
      throw new KeysetUnusable("the key set " + file + " cannot be replaced");
    }
  }

  /** The content, once file and mode show that nobody else could have read or replaced it. */
  static byte[] read(Path file) {
    try {
      refuseUnlessPrivate(file);
      try (FileChannel channel = FileChannel.open(file, Set.of(NOFOLLOW_LINKS))) {
        return Channels.newInputStream(channel).readNBytes(LARGEST);
      }
    } catch (NoSuchFileException _) {
      throw new KeysetUnusable("the key set " + file + " does not exist");
    } catch (IOException | UnsupportedOperationException _) {
      throw new KeysetUnusable("the key set " + file + " cannot be read");
    }
  }

  private static void refuseUnlessPrivate(Path file) throws IOException {
    PosixFileAttributes seen =
        Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
    if (!seen.isRegularFile()) {
      throw new KeysetUnusable("the key set " + file + " is a link or no plain file");
    }
    if (!OWNER_ONLY.containsAll(seen.permissions())) {
      throw new KeysetUnusable(
          "the key set " + file + " may be read by others; run: chmod 600 " + file);
    }
  }
}
