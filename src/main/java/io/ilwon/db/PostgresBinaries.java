package io.ilwon.db;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs of this machine's system and processor, unpacked from the class path once
 * per version.
 *
 * @param home the folder with {@code bin}, {@code lib} and {@code share}
 * @param version as the artefact names it, e.g. {@code 18.6.0}
 */
record PostgresBinaries(Path home, String version) {

  private static final Pattern IN_JAR_NAME = Pattern.compile("-(\\d+\\.\\d+(\\.\\d+)?)\\.jar!");

  static PostgresBinaries unpacked(PostgresFolder folder, Runnable beforeUnpacking)
      throws IOException {
    URL archive = archive();
    String version = version(archive);
    Path home =
        folder.whole(
            "bin-" + version,
            target -> {
              beforeUnpacking.run();
              unpack(archive, target);
            });
    return new PostgresBinaries(home, version);
  }

  /** The part of the version that decides whether it can read a cluster. */
  String major() {
    return version.substring(0, version.indexOf('.'));
  }

  /** The version as the server itself tells it, e.g. {@code 18.6}. */
  String server() {
    int patch = version.indexOf('.', version.indexOf('.') + 1);
    return patch < 0 ? version : version.substring(0, patch);
  }

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /** The artefact's own words for system and processor. */
  private static URL archive() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String name =
        "postgres-"
            + (system.contains("mac") ? "darwin" : "linux")
            + (processor.equals("aarch64") ? "-arm_64" : "-x86_64")
            + ".txz";
    URL found = PostgresBinaries.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new PostgresUnusable(
          "No embedded PostgreSQL for this system and processor is on the class path."
              + " Point ILWON_DB_URL at a PostgreSQL 15 or newer.");
    }
    return found;
  }

  private static String version(URL archive) {
    Matcher name = IN_JAR_NAME.matcher(archive.toString());
    if (!name.find()) {
      throw new PostgresUnusable("The embedded PostgreSQL's jar carries no version in its name.");
    }
    return name.group(1);
  }

  /** Unpacking keeps one processor busy, so another thread writes. */
  private static void unpack(URL archive, Path target) throws IOException {
    List<Future<@Nullable Void>> written = new ArrayList<>();
    try (ExecutorService disk = Executors.newSingleThreadExecutor();
        InputStream packed = new BufferedInputStream(archive.openStream(), 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path path = within(target, target.resolve(entry.getName()));
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
          within(target, path.resolveSibling(entry.getLinkName()));
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
          byte[] content = tar.readAllBytes();
          boolean program = (entry.getMode() & 0100) != 0;
          written.add(disk.submit(() -> write(path, content, program)));
        }
      }
    }
    for (Future<@Nullable Void> file : written) {
      try {
        file.get();
      } catch (ExecutionException e) {
        throw new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
  }

  /** Down to the disk: the folder's name promises that it is whole, also after a power cut. */
  private static @Nullable Void write(Path path, byte[] content, boolean program)
      throws IOException {
    Files.write(path, content);
    if (program) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
    PostgresFolder.force(path);
    return null;
  }

  private static Path within(Path target, Path path) throws IOException {
    if (!path.normalize().startsWith(target)) {
      throw new IOException("an entry of the PostgreSQL archive points outside of it");
    }
    return path;
  }
}
