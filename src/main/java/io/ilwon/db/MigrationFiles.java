package io.ilwon.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** What Flyway would write into a schema's history if it applied a folder's files. */
final class MigrationFiles {

  private static final Pattern PLAIN = Pattern.compile("V([1-9]\\d*)__([a-z0-9_]+)\\.sql");

  private final Set<MigrationLine> lines = new HashSet<>();

  private MigrationFiles() {}

  /**
   * Reads the files of a class path folder.
   *
   * @return empty where it is not one folder of files that are all plainly named: those are
   *     Flyway's to judge
   */
  static Optional<Set<MigrationLine>> in(ClassLoader classes, String location) throws IOException {
    List<URL> folders = classes.resources(location).toList();
    if (folders.size() != 1) {
      return Optional.empty();
    }
    MigrationFiles files = new MigrationFiles();
    URL folder = folders.getFirst();
    boolean plain =
        switch (folder.getProtocol()) {
          case "file" -> files.readFolder(Path.of(URI.create(folder.toString())));
          case "jar" -> files.readJar(folder, location + "/");
          default -> false;
        };
    return plain && !files.lines.isEmpty() ? Optional.of(files.lines) : Optional.empty();
  }

  private boolean readFolder(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        try (InputStream text = Files.newInputStream(file)) {
          if (!read(file.getFileName().toString(), text)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean readJar(URL folder, String prefix) throws IOException {
    JarURLConnection connection = (JarURLConnection) folder.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        if (!entry.getName().startsWith(prefix) || entry.getName().equals(prefix)) {
          continue;
        }
        try (InputStream text = jar.getInputStream(entry)) {
          if (!read(entry.getName().substring(prefix.length()), text)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean read(String name, InputStream text) throws IOException {
    Matcher plain = PLAIN.matcher(name);
    if (!plain.matches()) {
      return false;
    }
    lines.add(
        new MigrationLine(
            plain.group(1), plain.group(2).replace('_', ' '), "SQL", name, checksum(text), true));
    return true;
  }

  /** As Flyway reckons it: over the lines without their ends. */
  private static int checksum(InputStream text) throws IOException {
    CRC32 sum = new CRC32();
    var reader = new BufferedReader(new InputStreamReader(text, UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      sum.update(line.getBytes(UTF_8));
    }
    return (int) sum.getValue();
  }
}
