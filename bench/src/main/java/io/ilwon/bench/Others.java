package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Processor time of processes that are neither ours nor of the database that we started. */
final class Others {
  private static final double MOST = 0.05;

  private final Path folder;
  private final Map<Long, Double> before;
  private final long start = System.nanoTime();

  /**
   * From now on.
   *
   * @param folder that the command lines of our database's processes name
   */
  Others(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.before = seconds();
  }

  /** How much they took, where it is worth a word. */
  List<String> disturbances() {
    double took = 0;
    for (Map.Entry<Long, Double> now : seconds().entrySet()) {
      took += now.getValue() - before.getOrDefault(now.getKey(), 0.0);
    }
    double all = (System.nanoTime() - start) / 1e9 * Runtime.getRuntime().availableProcessors();
    return took <= MOST * all
        ? List.of()
        : List.of(
            String.format(
                Locale.ROOT, "other processes took %.0f %% of the processors", 100 * took / all));
  }

  private Map<Long, Double> seconds() {
    List<ProcessHandle> all = ProcessHandle.allProcesses().toList();
    Set<Long> ours = new HashSet<>(Set.of(ProcessHandle.current().pid()));
    for (int before = 0; before < ours.size(); ) {
      before = ours.size();
      for (ProcessHandle each : all) {
        if (each.parent().map(ProcessHandle::pid).filter(ours::contains).isPresent()
            || namesOurFolder(each.pid())) {
          ours.add(each.pid());
        }
      }
    }
    Map<Long, Double> seconds = new HashMap<>();
    for (ProcessHandle each : all) {
      double cpu = Proc.cpuSeconds(each.pid());
      if (!ours.contains(each.pid()) && !Double.isNaN(cpu)) {
        seconds.put(each.pid(), cpu);
      }
    }
    return seconds;
  }

  private boolean namesOurFolder(long pid) {
    try {
      Path line = Path.of("/proc", Long.toString(pid), "cmdline");
      return Files.readString(line, java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(folder.toString());
    } catch (IOException e) {
      return false;
    }
  }
}
