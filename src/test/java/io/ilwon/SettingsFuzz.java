package io.ilwon;

import io.ilwon.Settings.Purpose;
import io.ilwon.Settings.Reading;
import io.ilwon.fuzz.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** Fuzzed: settings are usable or named as wrong, and nobody hears what they held. */
public final class SettingsFuzz {

  /** Stands in every value that is marked: what of it is seen outside was let out. */
  private static final String SECRET = "q7Zk3x9W";

  private SettingsFuzz() {}

  /** Lines {@code NAME=value}; one with a tilde instead gets a secret put behind its value. */
  public static void fuzzerTestOneInput(byte[] input) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String line : Claim.text(input).split("\n", 64)) {
      int end = ends(line);
      if (end > 0) {
        String name = line.substring(0, end);
        String value = line.substring(end + 1) + (line.charAt(end) == '~' ? SECRET : "");
        variables.put(name, namesAFile(name) ? "/nowhere/" + value : value);
      }
    }
    Purpose[] purposes = Purpose.values();
    read(variables, purposes[input.length % purposes.length]);
  }

  private static int ends(String line) {
    int at = 0;
    while (at < line.length() && line.charAt(at) != '=' && line.charAt(at) != '~') {
      at++;
    }
    return at == line.length() ? -1 : at;
  }

  /** The outside world is not what is fuzzed here. */
  private static boolean namesAFile(String name) {
    return name.endsWith("_FILE") || name.endsWith("STORE");
  }

  private static void read(Map<String, String> variables, Purpose purpose) {
    switch (Settings.read(variables, new Properties(), purpose)) {
      case Reading.Usable(Settings settings) -> usable(settings, variables);
      case Reading.Wrong(var problems) -> {
        Claim.that(!problems.isEmpty(), "wrong settings are told");
        for (SettingsProblem problem : problems) {
          String rule = problem.rule();
          Claim.that(!rule.contains(SECRET), "no rule quotes a value");
          Claim.that(rule.length() < 200, "a rule is a short sentence");
        }
      }
    }
  }

  private static void usable(Settings settings, Map<String, String> variables) {
    boolean allKnown = variables.keySet().stream().noneMatch(name -> name.startsWith("ILWON_X"));
    Claim.that(allKnown, "an unknown name is never usable");
    Claim.that(settings.httpPort() >= 0 && settings.httpPort() <= 65_535, "a port is one");
    Claim.that(
        settings.timings().lease().compareTo(settings.timings().sendDeadline()) > 0,
        "a lease outlasts the send deadline");
    Claim.that(
        settings.timings().inquiries().map(gaps -> gaps.size() <= 10_000).orElse(true),
        "a schedule is bounded");
    String shown = settings.toString();
    variables.forEach((name, value) -> {
      boolean secret =
          name.endsWith("PASSWORD") || name.endsWith("SECRET") || name.endsWith("PHRASE");
      Claim.that(
          !secret
              || !value.contains(SECRET)
              || !shown.contains(SECRET)
              || elsewhere(variables, name),
          "printing shows no secret");
    });
  }

  /** A marked value that may be printed: a folder, say. */
  private static boolean elsewhere(Map<String, String> variables, String name) {
    return variables.entrySet().stream()
        .anyMatch(each -> !each.getKey().equals(name) && each.getValue().contains(SECRET));
  }
}
