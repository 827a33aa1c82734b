package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JVM's flags as {@code bin/ilwon} has them, read from its file so that they stay the same. */
final class Flags {
  private Flags() {}

  static List<String> ofIlwon() throws IOException {
    return Files.readAllLines(Path.of("bin", "jvm.options")).stream()
        .filter(line -> line.startsWith("-") && !line.startsWith("-Xlog"))
        .toList();
  }
}
