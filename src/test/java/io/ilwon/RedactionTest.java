package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Wordless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing that must not be read is printed by accident, and one method lets it out. */
class RedactionTest {
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** A type that leaks: shows that the test would find one. */
  private record Leaky(String name) {}

  private record Holding(io.ilwon.bank.Account account, Leaky leaky) {}

  @Test
  void noRecordPrintsATextThatIsNotKnownToBeHarmless() throws Exception {
    List<String> leaks = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (Class<?> type : records()) {
      for (var component : type.getRecordComponents()) {
        seen.add(Filled.name(type) + "." + component.getName());
      }
      Filled filled = new Filled(PublicWords.ALL);
      String printed = String.valueOf(filled.instance(type));
      filled.planted.stream()
          .distinct()
          .filter(printed::contains)
          .forEach(canary -> leaks.add(Filled.name(type) + " prints " + canary + ": " + printed));
    }
    assertTrue(leaks.isEmpty(), () -> String.join("\n", leaks));
    assertTrue(seen.size() > 500, seen::toString);
    Set<String> gone = new TreeSet<>(PublicWords.ALL);
    gone.removeAll(seen);
    assertEquals(Set.of(), gone, "no such component: remove it from PublicWords");
  }

  @Test
  void aNewRecordWithATextFailsUntilSomebodyHasThought() throws Exception {
    Filled filled = new Filled(PublicWords.ALL);
    String printed = String.valueOf(filled.instance(Holding.class));
    assertTrue(filled.planted.stream().anyMatch(printed::contains), printed);
    Filled known = new Filled(Set.of(Filled.name(Leaky.class) + ".name", "bank.BankCode.text"));
    String masked = String.valueOf(known.instance(Holding.class));
    assertFalse(known.planted.stream().anyMatch(masked::contains), masked);
    assertFalse(known.planted.isEmpty());
  }

  /** Where a masked value is let out: sealed, hashed, sent to the bank, or shown to its owner. */
  private static final String UNMASKING =
      """
      DeskRooms 1
      DevProject 2
      KeyCommands 2
      OperatorCommands 1
      Server 1
      WebhookCommands 4
      bank/Descriptor 1
      bank/MaskedName 1
      desk/Csrf 1
      desk/EntryScreen 1
      desk/JoinScreen 1
      desk/KeysScreen 1
      desk/LimitsScreen 1
      desk/MembersScreen 1
      desk/QueueItem 1
      desk/QueueRow 1
      desk/Revealed 2
      desk/WebhooksScreen 1
      hosted/Filled 1
      hosted/Moves 1
      hosted/Renewal 1
      hosted/SessionDoor 1
      hosted/SessionSeals 3
      hosted/Trials 1
      rail/kftc/BankLine 1
      rail/kftc/RequestBody 8
      rail/sandbox/Endings 1
      rail/sandbox/SandboxStore 3
      reconciliation/Reconciler 1
      sandbox/Handset 1
      sandbox/PassbookDoor 2
      submission/Deposits 1
      submission/Fold 1
      submission/Memos 1
      transfer/AccountIndex 1
      transfer/TransferFields 2
      webhook/EndpointSeals 2
      webhook/Signature 1
      """;

  @Test
  void everyUseOfUnmaskedStandsInOneTable() throws IOException {
    Pattern use = Pattern.compile("[\\w)]\\s*\\.unmasked\\(\\)|::unmasked\\b");
    StringBuilder found = new StringBuilder();
    for (Path file : files(SOURCES.resolve("io/ilwon"), ".java")) {
      String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "");
      long uses = use.matcher(text).results().count();
      if (uses > 0) {
        String name = SOURCES.resolve("io/ilwon").relativize(file).toString();
        found.append(name.replace(".java", "")).append(' ').append(uses).append('\n');
      }
    }
    assertEquals(UNMASKING, sorted(found.toString()));
  }

  /** Messages of ours alone, or of migrations, which hold no values. */
  private static final String TOLD =
      """
      crypto/Keyset 1
      db/PostgresKeeper 1
      db/QuietFlyway 1
      reconciliation/Reconciler 1
      submission/Fold 1
      submission/SubmissionReader 2
      transfer/Inquirer 1
      transfer/OperatorQueue 1
      """;

  @Test
  void noLogLineShowsTheWordsOfAnException() throws IOException {
    Pattern call = Pattern.compile("(?:log|LOG|getLogger\\([^;]*?\\))\\s*\\.\\w+\\(([^;]*)\\);");
    Pattern words = Pattern.compile("getMessage\\(\\)|,\\s*(?:e|cause|fault|problem)\\s*$");
    StringBuilder found = new StringBuilder();
    for (Path file : files(SOURCES.resolve("io/ilwon"), ".java")) {
      String text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\\n]*", "");
      long told =
          call.matcher(text).results().filter(each -> words.matcher(each.group(1)).find()).count();
      if (told > 0) {
        String name = SOURCES.resolve("io/ilwon").relativize(file).toString();
        found.append(name.replace(".java", "")).append(' ').append(told).append('\n');
      }
    }
    assertEquals(TOLD, sorted(found.toString()));
  }

  @Test
  void aFaultIsLoggedByItsTypesAndPlacesAlone() {
    var driver = new java.sql.SQLException("invalid input syntax: \"9071835264413\"", "22P02");
    var out = new java.io.StringWriter();
    Wordless.of(new IllegalStateException("of 옹갈퀴녘", driver))
        .printStackTrace(new java.io.PrintWriter(out));
    String told = out.toString();
    assertFalse(told.contains("9071835264413") || told.contains("옹갈퀴녘"), told);
    assertTrue(told.contains("Caused by: java.sql.SQLException"), told);
    assertTrue(told.contains("RedactionTest.aFaultIsLogged"), told);
  }

  private static String sorted(String lines) {
    return String.join("\n", lines.lines().sorted().toList()) + "\n";
  }

  private static List<Class<?>> records() throws Exception {
    List<Class<?>> records = new ArrayList<>();
    for (Path file : files(CLASSES, ".class")) {
      String name = CLASSES.relativize(file).toString().replace('/', '.');
      Class<?> type =
          Class.forName(name.substring(0, name.length() - 6), false, Filled.class.getClassLoader());
      if (type.isRecord()) {
        records.add(type);
      }
    }
    return records;
  }

  private static List<Path> files(Path root, String end) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(each -> each.toString().endsWith(end)).sorted().toList();
    }
  }
}
