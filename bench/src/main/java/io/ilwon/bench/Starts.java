package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code bin/ilwon dev} with its own database, from the command to the first answer. */
final class Starts implements Part {
  @Override
  public String name() {
    return "start";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.START, Goal.FRESH);
  }

  @Override
  public void measure(Setting s) throws IOException {
    for (int round = 1; round <= s.lengths().rounds(); round++) {
      Path folder = s.folder().resolve("start-" + round);
      s.calm().probe();
      s.results().reached(Goal.FRESH, seconds(folder));
      s.results().reached(Goal.START, seconds(folder));
    }
  }

  private static double seconds(Path folder) throws IOException {
    int port = Ports.free();
    Map<String, String> environment =
        Map.of(
            "ILWON_DATA_DIR", folder.toString(),
            "ILWON_HTTP_PORT", Integer.toString(port),
            "ILWON_ADMIN_PORT", Integer.toString(Ports.free()));
    long start = System.nanoTime();
    try (Program dev =
        Program.start(Path.of(folder + "-log"), environment, List.of("bin/ilwon", "dev"))) {
      Ports.await(dev, port, "/", 0);
      return (System.nanoTime() - start) / 1e9;
    }
  }
}
