package io.ilwon.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a README that a reader is asked to paste. */
final class Readme {
  private static final Pattern BLOCK =
      Pattern.compile("<!-- try-it -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

  private Readme() {}

  /** The marked block; a README without one is a mistake. */
  static String tryIt(String readme) {
    Matcher block = BLOCK.matcher(readme);
    if (!block.find()) {
      throw new IllegalStateException("no sh block under <!-- try-it -->");
    }
    return block.group(1);
  }

  /** Runs the lines by sh in this folder. */
  static Child.Ended paste(String lines, Path folder) throws IOException, InterruptedException {
    String script = "cd '" + folder + "' && set -eu\n" + lines;
    try (Child shell = Child.start(List.of("sh", "-c", script), Map.of())) {
      return shell.ended();
    }
  }
}
