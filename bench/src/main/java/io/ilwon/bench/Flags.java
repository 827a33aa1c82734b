package io.ilwon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The JVM's flags as {@code bin/ilwon} has them, read from there so that they stay the same. */
final class Flags {
  private static final Pattern FLAG = Pattern.compile("(?<=\\s)(-XX:\\S+|-Xm[sx]\\S+|--\\S+=\\S+)");

  private Flags() {}

  static List<String> ofIlwon() throws IOException {
    String script = Files.readString(Path.of("bin", "ilwon"));
    String java = script.substring(script.indexOf("exec "));
    return FLAG.matcher(java).results().map(MatchResult::group).toList();
  }
}
