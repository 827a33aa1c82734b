package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom. The table is read bottom up: a package may name packages of lines above its
 * own row in this file, never a neighbour on its own line, so cycles cannot be written. The imports
 * found in the compiled classes must equal the table: an architecture test written as a ban passes
 * silently when the banned package is misspelt, one that demands equality does not.
 */
class HouseRulesTest {
  private static final String ROOT = "io.ilwon";

  private static final List<Line> TABLE =
      List.of(
          // tools
          line(row("meter")),
          line(row("crypto"), row("db"), row("http", "meter")),
          line(row("group", "db", "meter"), row("due"), row("calls", "db")),
          // values
          line(row("bank")),
          // the port, and the bank networks behind it
          line(row("rail", "bank")),
          line(
              row("rail.sandbox", "bank", "crypto", "db", "rail"),
              row("rail.kftc", "bank", "http", "rail")),
          // what is proven
          line(row("audit", "crypto", "db", "due", "meter")),
          // who asks, and who runs the server
          line(
              row("project", "audit", "bank", "crypto", "db"),
              row("operator", "audit", "crypto", "db")),
          // who is told
          line(row("webhook", "audit", "crypto", "db", "due", "meter", "project")),
          // money
          line(row("transfer", "audit", "bank", "crypto", "db", "due", "meter", "rail")),
          // what may hold money back
          line(row("guard", "audit", "bank", "db", "due", "transfer")),
          line(row("reconciliation", "audit", "bank", "crypto", "db", "due", "rail", "transfer")),
          // promises
          line(
              row(
                  "submission",
                  "audit",
                  "bank",
                  "crypto",
                  "db",
                  "due",
                  "group",
                  "meter",
                  "project",
                  "rail",
                  "transfer",
                  "webhook")),
          // doors
          line(
              row("contract", "bank", "calls", "http", "meter", "project", "submission", "webhook"),
              row(
                  "hosted",
                  "audit",
                  "bank",
                  "calls",
                  "crypto",
                  "db",
                  "due",
                  "http",
                  "meter",
                  "project",
                  "submission",
                  "transfer"),
              row("reference", "http"),
              row(
                  "desk",
                  "audit",
                  "bank",
                  "calls",
                  "crypto",
                  "http",
                  "operator",
                  "project",
                  "rail",
                  "submission",
                  "transfer",
                  "webhook"),
              row("sandbox", "bank", "http", "rail.sandbox")),
          // wiring: sees everything it needs, and nobody imports it
          line(
              row(
                  "io.ilwon",
                  "audit",
                  "bank",
                  "calls",
                  "contract",
                  "crypto",
                  "db",
                  "desk",
                  "due",
                  "guard",
                  "hosted",
                  "http",
                  "meter",
                  "operator",
                  "project",
                  "rail",
                  "rail.kftc",
                  "rail.sandbox",
                  "reconciliation",
                  "reference",
                  "sandbox",
                  "submission",
                  "transfer",
                  "webhook")));

  @Test
  void theImportsFoundEqualTheTable() {
    var problems = problems(TABLE, found());
    assertTrue(problems.isEmpty(), () -> String.join("\n", problems));
  }

  @Test
  void aTableThatIsRightHasNoProblems() {
    var table = List.of(line(row("low")), line(row("high", "low")));
    assertEquals(
        List.of(),
        problems(table, Map.of("low", Map.of(), "high", Map.of("low", "High uses Low"))));
  }

  @Test
  void aPackageWithoutARowIsAProblem() {
    assertOneProblem(
        List.of(line(row("low"))),
        Map.of("low", Map.of(), "new", Map.of("low", "New uses Low")),
        "add row(\"new\", \"low\")");
  }

  @Test
  void aRowWithoutAPackageIsAProblem() {
    assertOneProblem(
        List.of(line(row("low"), row("mispelt"))),
        Map.of("low", Map.of()),
        "remove row(\"mispelt\")");
  }

  @Test
  void anUnusedPermissionIsAProblem() {
    assertOneProblem(
        List.of(line(row("low")), line(row("high", "low"))),
        Map.of("low", Map.of(), "high", Map.of()),
        "remove \"low\" from row(\"high\", …)");
  }

  @Test
  void anImportTheRowDoesNotAllowIsAProblemThatNamesTheClass() {
    assertOneProblem(
        List.of(line(row("low")), line(row("high"))),
        Map.of("low", Map.of(), "high", Map.of("low", "High uses Low")),
        "High uses Low");
  }

  @Test
  void aRowMayNotNameANeighbourOrAHigherLineOrItself() {
    var imports = Map.of("b", "A uses B");
    var found = Map.of("a", imports, "b", Map.<String, String>of());
    assertOneProblem(List.of(line(row("a", "b"), row("b"))), found, "is on no line before it");
    assertOneProblem(List.of(line(row("a", "b")), line(row("b"))), found, "is on no line before");
    assertOneProblem(
        List.of(line(row("a", "a"))), Map.of("a", Map.of("a", "A uses A")), "is on no line before");
  }

  @Test
  void aPackageHasOneRow() {
    assertOneProblem(
        List.of(line(row("low")), line(row("low"))), Map.of("low", Map.of()), "has two rows");
  }

  private static void assertOneProblem(
      List<Line> table, Map<String, Map<String, String>> found, String part) {
    var problems = problems(table, found);
    assertEquals(1, problems.size(), problems::toString);
    assertTrue(problems.getFirst().contains(part), problems::toString);
  }

  /** What is wrong, each as a sentence that says which line to change. */
  private static List<String> problems(List<Line> table, Map<String, Map<String, String>> found) {
    List<String> problems = new ArrayList<>();
    Set<String> lower = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (Line line : table) {
      for (Row row : line.rows()) {
        if (!seen.add(row.name())) {
          problems.add("HouseRulesTest.TABLE: " + row.name() + " has two rows; keep one");
        } else if (!found.containsKey(row.name())) {
          problems.add("HouseRulesTest.TABLE: no such package: remove row(\"" + row.name() + "\")");
        } else {
          problems.addAll(problemsOf(row, lower, found.get(row.name())));
        }
      }
      line.rows().forEach(row -> lower.add(row.name()));
    }
    found.forEach((name, imports) -> {
      if (!seen.contains(name)) {
        problems.add("HouseRulesTest.TABLE: add " + asRow(name, imports.keySet()));
      }
    });
    return problems;
  }

  private static List<String> problemsOf(Row row, Set<String> lower, Map<String, String> imports) {
    List<String> problems = new ArrayList<>();
    String ours = "row(\"" + row.name() + "\", …)";
    for (String allowed : row.imports()) {
      if (!lower.contains(allowed)) {
        problems.add(
            ours + ": \"" + allowed + "\" is on no line before it: a row names lower ones");
      } else if (!imports.containsKey(allowed)) {
        problems.add("no class uses it: remove \"" + allowed + "\" from " + ours);
      }
    }
    imports.forEach((name, evidence) -> {
      if (!row.imports().contains(name)) {
        problems.add(
            "%s does not allow \"%s\": change %s, or the row if house rules allow it"
                .formatted(ours, name, evidence));
      }
    });
    return problems;
  }

  private static String asRow(String name, Set<String> imports) {
    StringBuilder row = new StringBuilder("row(\"" + name + "\"");
    imports.stream().sorted().forEach(each -> row.append(", \"").append(each).append('"'));
    return row.append(')').toString();
  }

  /** Package → package it uses → the first use found. */
  private static Map<String, Map<String, String>> found() {
    Map<String, Map<String, String>> found = new TreeMap<>();
    for (JavaClass type : new ClassFileImporter().importPath(Path.of("target", "classes"))) {
      if (!(type.getPackageName() + ".").startsWith(ROOT + ".")) {
        continue; // what the templates' compiler wrote
      }
      var uses = found.computeIfAbsent(shortName(type.getPackageName()), _ -> new TreeMap<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        boolean ofOurs = (target.getPackageName() + ".").startsWith(ROOT + ".");
        if (ofOurs && !target.getPackageName().equals(type.getPackageName())) {
          uses.putIfAbsent(
              shortName(target.getPackageName()),
              type.getName() + " (it uses " + target.getName() + ")");
        }
      }
    }
    return found;
  }

  private static String shortName(String packageName) {
    return packageName.equals(ROOT) ? ROOT : packageName.substring(ROOT.length() + 1);
  }

  private static Line line(Row... rows) {
    return new Line(List.of(rows));
  }

  private static Row row(String name, String... imports) {
    return new Row(name, Set.of(imports));
  }

  private record Line(List<Row> rows) {}

  private record Row(String name, Set<String> imports) {}
}
