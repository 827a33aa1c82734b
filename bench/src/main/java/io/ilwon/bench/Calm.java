package io.ilwon.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether the machine was the same all the time: a fixed piece of work, tried before each stretch.
 */
final class Calm {
  private static final int SYNCS = 20;
  private static final int TURNS = 20_000_000;

  private final Path file;
  private final List<Double> loops = new ArrayList<>();
  private final List<Double> syncs = new ArrayList<>();
  private final Processors processors = Processors.now();
  private final Others others;

  /** Beside the database's files. */
  Calm(Path folder) {
    this.file = folder.resolve("calm");
    this.others = new Others(folder);
  }

  /** Tries both. */
  void probe() {
    long start = System.nanoTime();
    long value = start | 1;
    for (int i = 0; i < TURNS; i++) {
      value ^= value << 13;
      value ^= value >>> 7;
      value ^= value << 17;
    }
    loops.add((System.nanoTime() - start) / 1e6 + (value == 0 ? 1 : 0));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      start = System.nanoTime();
      for (int i = 0; i < SYNCS; i++) {
        channel.write(ByteBuffer.allocate(8192), 0);
        channel.force(false);
      }
      syncs.add((System.nanoTime() - start) / 1e6 / SYNCS);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What disturbed us, in sentences; none when all was quiet. */
  List<String> disturbances() {
    List<String> told = new ArrayList<>();
    spread(told, "the same piece of work", loops, 1.3);
    spread(told, "fdatasync", syncs, 2);
    told.addAll(processors.disturbances());
    told.addAll(others.disturbances());
    return told;
  }

  private static void spread(List<String> told, String what, List<Double> millis, double most) {
    double least = millis.stream().mapToDouble(d -> d).min().orElse(1);
    double longest = millis.stream().mapToDouble(d -> d).max().orElse(1);
    if (longest > most * least) {
      told.add(String.format(Locale.ROOT, "%s took %.2f to %.2f ms", what, least, longest));
    }
  }
}
