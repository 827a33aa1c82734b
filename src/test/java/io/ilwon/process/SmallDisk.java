package io.ilwon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file system in memory, so small that it can be filled. It is mounted in a namespace of one
 * process and its children, for which nobody needs to be root, and is gone when the last one ends.
 */
final class SmallDisk {
  private static final List<String> NAMESPACE = List.of("unshare", "-Urm", "--");
  private static final String MOUNTED = "mount -t tmpfs -o size=\"$0\" ilwon \"$1\" && shift && ";

  /** Bytes; a real disk is never filled by mistake. */
  private static final long LARGEST = 1L << 30;

  /** The folder as the test sees it, who lives outside. */
  private final Path seen;

  private SmallDisk(Path seen) {
    this.seen = seen;
  }

  /** Whether this machine lets us mount. */
  static boolean available() throws IOException, InterruptedException {
    List<String> command = mounting(Path.of("/tmp"), 1, List.of("true"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** The command that runs another one with so many megabytes mounted on an existing folder. */
  static List<String> mounting(Path folder, int megabytes, List<String> command) {
    List<String> whole = new ArrayList<>(NAMESPACE);
    whole.addAll(List.of("sh", "-c", MOUNTED + "exec \"$@\"", megabytes + "m", folder.toString()));
    whole.addAll(command);
    return whole;
  }

  /** The disk that a process of such a command has on this folder. */
  static SmallDisk of(Process process, Path folder) {
    Path root = Path.of("/proc", Long.toString(process.pid()), "root");
    return new SmallDisk(root.resolve(Path.of("/").relativize(folder.toAbsolutePath())));
  }

  Path seen() {
    return seen;
  }

  /** Takes every byte that is free just now. */
  void fill() throws IOException {
    long size = Files.getFileStore(seen).getTotalSpace();
    if (size > LARGEST) {
      throw new IOException("that is no small disk: " + size);
    }
    byte[] block = new byte[1 << 16];
    int part = block.length;
    try (var ballast = new java.io.FileOutputStream(ballast().toFile(), true)) {
      while (part > 0) {
        try {
          ballast.write(block, 0, part);
        } catch (IOException e) {
          part /= 2;
        }
      }
    }
  }

  /** Gives back what {@link #fill} took. */
  void empty() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return seen.resolve("ballast");
  }
}
