package io.ilwon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/security.md and SECURITY.md name nothing that is not there, and reckon right. */
class SecurityPageTest {
  private static final Path PAGE = Path.of("docs", "security.md");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
  private static String page = "";

  @BeforeAll
  static void read() throws IOException {
    page = Files.readString(PAGE);
  }

  @Test
  void everyTestItNamesExists() throws IOException {
    Set<String> there;
    try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
      there = files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
    List<String> named = found(Pattern.compile("`([A-Z]\\w*Test)`"));
    assertFalse(named.isEmpty());
    assertEquals(
        List.of(), named.stream().filter(name -> !there.contains(name + ".java")).toList());
  }

  @Test
  void everySettingItNamesIsKnown() {
    List<String> named = found(Pattern.compile("(ILWON_[A-Z_]+)"));
    assertFalse(named.isEmpty());
    assertEquals(
        List.of(),
        named.stream().flatMap(n -> SettingNames.unknown(Map.of(n, "")).stream()).toList());
  }

  /**
   * A command that is still to come is excused by the list of what is not built, and only by it.
   */
  @Test
  void everyCommandItNamesIsThereWithItsOptions() throws IOException {
    String operating = Files.readString(Path.of("docs", "operating.md"));
    String notBuilt = operating.substring(operating.indexOf("## Not built yet"));
    List<String> named = found(Pattern.compile("`bin/ilwon ([^`]+)`"));
    assertFalse(named.isEmpty());
    List<String> wrong = new ArrayList<>();
    for (String command : named) {
      boolean later = notBuilt.contains("`" + command.split(" ", -1)[0] + "`");
      if (later == isThere(command)) {
        wrong.add(command + (later ? ": is built" : ": is not there"));
      }
    }
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key revoke KEY --loudly",
        "audits verify",
        "bank stop all --reasons x",
        "database shown"
      })
  void aCommandThatIsNotThereIsFound(String command) {
    assertFalse(isThere(command));
  }

  /** Its help says so: the words before the first argument are its name, the rest its options. */
  private static boolean isThere(String command) {
    List<String> words = Arrays.asList(command.replaceAll("'[^']*'", "x").split(" ", -1));
    List<String> name = words.stream().takeWhile(w -> w.matches("[a-z][a-z-]*")).toList();
    for (int i = name.size(); i > 0; i--) {
      String usage = help(name.subList(0, i));
      if (usage.contains("Usage: ilwon " + String.join(" ", name.subList(0, i)) + " ")) {
        // What follows a command that has commands is one of them; else it is an argument.
        return (i == name.size() || !usage.contains("Commands:"))
            && words.stream().filter(w -> w.startsWith("--")).allMatch(w -> has(usage, w));
      }
    }
    return false;
  }

  private static boolean has(String usage, String option) {
    return Pattern.compile(Pattern.quote(option) + "(?![a-z-])").matcher(usage).find();
  }

  private static String help(List<String> name) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, UTF_8);
    String[] arguments = Stream.concat(name.stream(), Stream.of("--help")).toArray(String[]::new);
    Main.run(new Shell(Map.of(), print, print), arguments);
    return out.toString(UTF_8);
  }

  /** The third column tells how, the fourth by which test; where both are silent, why not. */
  @Test
  void everyLineOfTheStandardIsMetOrSaysWhyNot() {
    String table = page.substring(page.indexOf("## OWASP ASVS"), page.indexOf("## The law"));
    List<String> rows = table.lines().filter(l -> l.matches("\\| \\d.*")).toList();
    assertTrue(rows.size() > 50, () -> rows.size() + " rows");
    List<String> silent = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split("\\|", -1);
      boolean proven = cells[4].contains("`") || cells[3].contains("](");
      if (cells.length != 6 || !(proven || cells[4].contains("ot met"))) {
        silent.add(row);
      }
    }
    assertEquals(List.of(), silent);
  }

  @ParameterizedTest
  @CsvSource({
    "docs/security.md",
    "SECURITY.md",
  })
  void everyLinkLeadsSomewhere(Path from) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String link : found(LINK, Files.readString(from))) {
      String[] parts = link.split("#", 2);
      Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
      if (!Files.exists(to) || (parts.length > 1 && !anchors(to).contains(parts[1]))) {
        broken.add(link);
      }
    }
    assertEquals(List.of(), broken);
  }

  private static Set<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(l -> l.matches("#+ .*"))
        .map(l -> l.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(l -> l.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The odds table, reckoned anew: {@code right} of a thousand a try, {@code tries} of them. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 0.10",
    "3, 1, 0.30",
    "1, 5, 0.50",
    "1, 10, 1.00",
    "1, 122, 11.49",
    "3, 10, 2.96",
    "3, 300, 59.40",
    "1, 1000, 63.23",
    "1, 50, 4.88",
    "1, 150, 13.94",
    "1, 100, 9.52",
  })
  void theOddsAreRight(int right, int tries, String percent) {
    double odds = 1 - Math.pow(1 - right / 1000.0, tries);
    assertEquals(percent, String.format(Locale.ROOT, "%.2f", 100 * odds));
    assertTrue(page.contains(" " + percent + " %"), percent);
  }

  /** A key is shut by 25 wrong of the last hundred. */
  @ParameterizedTest
  @CsvSource({"0.172, 3.08", "0.356, 99.12", "0.08, 0.00002"})
  void theKeysLimitTripsAsOftenAsItSays(double wrong, String percent) {
    double odds = 0;
    double term = Math.pow(1 - wrong, 100); // exactly none wrong
    for (int k = 0; k <= 100; k++) {
      odds += k < 25 ? 0 : term;
      term *= (100.0 - k) / (k + 1) * wrong / (1 - wrong);
    }
    int digits = percent.length() - percent.indexOf('.') - 1;
    assertEquals(percent, String.format(Locale.ROOT, "%." + digits + "f", 100 * odds));
    assertTrue(page.contains(" " + percent + " %"), percent);
  }

  private static List<String> found(Pattern pattern) {
    return found(pattern, page);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).distinct().toList();
  }
}
