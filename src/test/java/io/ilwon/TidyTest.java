package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.TidyRules.Excused;
import io.ilwon.TidyRules.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sources keep the habits of this house; every rule is also tried on planted sources. */
class TidyTest {
  private static final Map<Path, List<JavaSource>> READ = new HashMap<>();
  private static final Path MAIN = Path.of("src", "main", "java");
  private static final Path CLIENT = Path.of("sdk", "java", "src");
  private static final Path BENCH = Path.of("bench", "src", "main", "java");

  /** The only list of exceptions. It only shrinks: one that is no longer needed fails the test. */
  private static final Set<Excused> EXCEPTIONS =
      Set.of(
          // Asks a server that it started whether it is durable; no table of ours is in it.
          new Excused(Rule.SQL, "EmbeddedPostgres.java"));

  @Test
  void theSourcesAreTidy() throws IOException {
    assertNone(TidyRules.problems(sources(), EXCEPTIONS));
  }

  @Test
  void theBenchIsTidyToo() throws IOException {
    var bench = read(BENCH);
    assertTrue(bench.size() > 20, "not found in " + BENCH);
    assertNone(TidyRules.problems(bench, Set.of()));
  }

  @Test
  void theJavaClientIsTidyToo() throws IOException {
    var client = read(CLIENT.resolve(Path.of("main", "java")));
    assertTrue(client.size() > 20, "not found in " + CLIENT);
    assertNone(TidyRules.problems(client, Set.of()));
  }

  @Test
  void theTestsKeepToTheirLengthsToo() throws IOException {
    var tests = new ArrayList<>(read(Path.of("src", "test", "java")));
    tests.addAll(read(CLIENT.resolve(Path.of("test", "java"))));
    assertNone(TidyRules.lengths(tests, Set.of()).stream().map(Object::toString).toList());
  }

  @Test
  void everyPackageSaysInTwoSentencesWhatItPromisesAndMustNotKnow() throws IOException {
    assertNone(TidyRules.packages(sources()));
  }

  @Test
  void theReadmesPackageMapsEqualTheFolders() throws IOException {
    List<String> problems = new ArrayList<>();
    for (String name : List.of("README.md", "README.ko.md")) {
      Path readme = Path.of(name);
      if (Files.exists(readme)) {
        problems.addAll(TidyRules.packageMap(name, Files.readString(readme), sources()));
      }
    }
    assertNone(problems);
  }

  @ParameterizedTest
  @MethodSource
  void aPlantedUntidinessIsFound(Rule rule, String path, String text) {
    var source = JavaSource.of(path, text);
    var problems = TidyRules.problems(List.of(source), Set.of());
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().startsWith(rule.name()), problems::toString);

    var excused = Set.of(new Excused(rule, source.fileName()));
    assertNone(TidyRules.problems(List.of(source), excused));
  }

  static Stream<Object[]> aPlantedUntidinessIsFound() {
    String colour = "enum Colour { RED, BLUE; ";
    String shape = "sealed interface Shape { record Round() implements Shape {} ";
    return Stream.of(
        planted(Rule.LONG_LINE, "A", "class A { } //" + "x".repeat(100)),
        planted(Rule.LONG_METHOD, "A", "class A { void a() {" + "\n".repeat(60) + "} }"),
        planted(Rule.LONG_FILE, "A", "class A { }" + "\n//".repeat(300)),
        planted(Rule.PATTERN_NAME, "A", "class A { static class UserService { } }"),
        planted(Rule.PATTERN_NAME, "A", "abstract class AbstractThing { }"),
        planted(Rule.PATTERN_NAME, "A", "record UserDto(int a) { }"),
        planted(Rule.TODO, "A", "class A { } // TODO later"),
        planted(
            Rule.DEFAULT,
            "A",
            colour + "int a() { return switch (this) { case RED -> 1; default -> 2; }; } }"),
        planted(
            Rule.DEFAULT,
            "A",
            colour + "void a() { switch (this) { case Colour.RED: return; default: return; } } }"),
        planted(
            Rule.DEFAULT,
            "A",
            shape
                + "\nstatic int a(Shape s) { return switch (s) "
                + "{ case Round() -> 1; case null, default -> 2; }; } }"),
        planted(Rule.SQL, "A", "class A { String a = \"select 1\"; }"),
        planted(Rule.SQL, "A", "class A { String a = \"\"\"\n  update t\n  set a = 1\n \"\"\"; }"),
        planted(Rule.SQL, "A", "class A { String a = \"insert into t values (1)\"; }"),
        planted(Rule.SQL, "A", "class A { String a = \"with x as (select 1) select 2\"; }"),
        planted(Rule.SQL, "Store", "class Store { String a = \"delete from t\"; }"));
  }

  @ParameterizedTest
  @MethodSource
  void aTidySourceIsLeftAlone(String name, String text) {
    assertNone(TidyRules.problems(List.of(main(name, text)), Set.of()));
  }

  static Stream<Object[]> aTidySourceIsLeftAlone() {
    return Stream.of(
        tidy("A", "class A { int a(int b) { return switch (b) { case 1 -> 1; default -> 2; }; } }"),
        tidy("AStore", "class AStore { String a = \"select b from c\"; }"),
        tidy("A", "class A { String a = \"Select a bank, then update the key.\"; }"),
        tidy("A", "class A { String a = \"}\"; } // TODO(#12): later"),
        tidy("A", "class A { String a = \"default -> 1\"; } // case RED; default ->"));
  }

  @Test
  void aContractStringLivesInOneFile() {
    var one = main("A", "class A { String a = \"invalid_submission\"; }");
    var two = main("B", "class B { String b = \"invalid_submission\"; }");
    assertNone(TidyRules.problems(List.of(one), Set.of()));
    var problems = TidyRules.problems(List.of(one, two), Set.of());
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().startsWith("CONTRACT_STRING B.java"), problems::toString);
  }

  @Test
  void onceThereIsAContractEveryStringOfItIsThere() {
    var words = JavaSource.of("io/ilwon/contract/Words.java", "class Words { }");
    var problems = TidyRules.problems(List.of(words), Set.of());
    assertEquals(TidyRules.CONTRACT_STRINGS.size(), problems.size(), problems::toString);
  }

  @Test
  void moreThanHalfOfTheFilesAreShort() {
    var small = main("A", "class A { }");
    var large = main("B", "class B { }" + "\n//".repeat(59));
    assertNone(TidyRules.problems(List.of(small, large), Set.of()));
    assertEquals(1, TidyRules.problems(List.of(small, large, large), Set.of()).size());
  }

  @Test
  void anExceptionThatIsNotNeededMustGo() {
    var unneeded = new Excused(Rule.SQL, "A.java");
    var problems = TidyRules.problems(List.of(main("A", "class A { }")), Set.of(unneeded));
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().contains("remove"), problems::toString);
  }

  @Test
  void aPackageWithoutItsTwoSentencesIsFound() {
    String path = "io/ilwon/a/package-info.java";
    String good = "/** Promises a thing. Must not know of others. */ package io.ilwon.a;";
    var type = JavaSource.of("io/ilwon/a/A.java", "package io.ilwon.a; class A { }");
    assertNone(TidyRules.packages(List.of(type, JavaSource.of(path, good))));
    assertEquals(1, TidyRules.packages(List.of(type)).size());
    for (String bad :
        List.of(
            good.replace("Promises", "Has"),
            good.replace("Must not", "Does not"),
            good.replace("others.", "others. And more."))) {
      assertEquals(1, TidyRules.packages(List.of(type, JavaSource.of(path, bad))).size(), bad);
    }
  }

  @Test
  void aPackageMapThatDiffersIsFound() {
    var sources = List.of(JavaSource.of("io/ilwon/rail/kftc/A.java", "class A { }"));
    String map = "<!-- package map -->\n| `%s` | words |\n<!-- end of package map -->\n";
    assertNone(TidyRules.packageMap("R", map.formatted("rail.kftc"), sources));
    assertEquals(2, TidyRules.packageMap("R", map.formatted("rail"), sources).size());
    assertEquals(1, TidyRules.packageMap("R", "no map at all", sources).size());
  }

  private static void assertNone(List<String> problems) {
    assertTrue(problems.isEmpty(), () -> String.join("\n", problems));
  }

  private static Object[] planted(Rule rule, String name, String text) {
    return new Object[] {rule, "io/ilwon/a/" + name + ".java", text};
  }

  private static Object[] tidy(String name, String text) {
    return new Object[] {name, text};
  }

  private static JavaSource main(String name, String text) {
    return JavaSource.of("io/ilwon/a/" + name + ".java", text);
  }

  private static List<JavaSource> sources() throws IOException {
    return read(MAIN);
  }

  /** Parsed once, however many rules look at them. */
  private static synchronized List<JavaSource> read(Path root) throws IOException {
    List<JavaSource> known = READ.get(root);
    if (known == null) {
      known = parsed(root);
      READ.put(root, known);
    }
    return known;
  }

  private static List<JavaSource> parsed(Path root) throws IOException {
    List<JavaSource> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        sources.add(JavaSource.of(path, Files.readString(file)));
      }
    }
    return sources;
  }
}
