package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alerts and boards are whole, and lead to what to do. That their metrics exist: MetricsTest. */
class OpsTest {
  private static final String RUNBOOK = "docs/operating.md#";

  @Test
  void everyAlertIsWholeAndLeadsToAHeadingOfItsOwn() throws IOException {
    List<OpsFiles.Alert> alerts = OpsFiles.alerts();
    assertTrue(alerts.size() > 15);
    assertEquals(List.of(), problems(alerts, headings()));
    Set<String> runbooks = new HashSet<>();
    alerts.forEach(alert -> assertTrue(runbooks.add(alert.annotation("runbook_url")), alert::name));
  }

  @Test
  void everyHeadingOfAnAlertHasOne() throws IOException {
    String page = Files.readString(Path.of("docs", "operating.md"));
    String section =
        page.substring(page.indexOf("\n## Alerts\n"), page.indexOf("\n## The audit\n"));
    Set<String> expected = new TreeSet<>();
    section.lines().filter(l -> l.startsWith("### ")).forEach(l -> expected.add(anchor(l)));
    Set<String> found = new TreeSet<>();
    OpsFiles.alerts()
        .forEach(a -> found.add(a.annotation("runbook_url").substring(RUNBOOK.length())));
    assertEquals(expected, found);
  }

  @Test
  void anAlertThatLacksSomethingIsFound() throws IOException {
    String whole = Files.readString(Path.of("ops", "prometheus", "alerts.yml"));
    for (String part :
        List.of("for:", "severity:", "summary:", "summary_ko:", "runbook_url:", "expr: >-")) {
      String broken = whole.replaceFirst("(?m)^ *" + part + ".*\\R", "");
      assertFalse(problems(OpsFiles.alerts(broken), headings()).isEmpty(), part);
    }
    String elsewhere = whole.replaceFirst("operating.md#[a-z-]+", "operating.md#nowhere");
    assertEquals(1, problems(OpsFiles.alerts(elsewhere), headings()).size());
  }

  @Test
  void everyBoardCanBeImported() throws IOException {
    Map<String, JsonNode> boards = OpsFiles.boards();
    assertEquals(Set.of("banks.json", "overview.json", "webhooks.json"), boards.keySet());
    Set<String> uids = new HashSet<>();
    for (JsonNode board : boards.values()) {
      assertTrue(uids.add(board.get("uid").asString()));
      assertTrue(board.get("schemaVersion").asInt() >= 36);
      Set<Integer> ids = new HashSet<>();
      Set<String> places = new HashSet<>();
      for (JsonNode panel : board.get("panels")) {
        String title = panel.get("title").asString();
        assertTrue(ids.add(panel.get("id").asInt()), title);
        JsonNode at = panel.get("gridPos");
        assertTrue(at.get("x").asInt() + at.get("w").asInt() <= 24, title);
        assertTrue(places.add(at.get("x") + " " + at.get("y")), title);
        assertEquals("${datasource}", panel.get("datasource").get("uid").asString(), title);
        assertFalse(panel.get("targets").isEmpty(), title);
      }
      for (String expr : OpsFiles.exprs(board)) {
        assertTrue(balanced(expr), expr);
      }
    }
  }

  private static boolean balanced(String expr) {
    for (String pair : List.of("()", "{}", "[]")) {
      long open = expr.chars().filter(c -> c == pair.charAt(0)).count();
      if (open != expr.chars().filter(c -> c == pair.charAt(1)).count()) {
        return false;
      }
    }
    return true;
  }

  private static List<String> problems(List<OpsFiles.Alert> alerts, Set<String> headings) {
    List<String> problems = new ArrayList<>();
    for (OpsFiles.Alert alert : alerts) {
      String runbook = alert.annotation("runbook_url");
      boolean leads =
          runbook.startsWith(RUNBOOK) && headings.contains(runbook.substring(RUNBOOK.length()));
      boolean korean = alert.annotation("summary_ko").codePoints().anyMatch(c -> c >= 0xAC00);
      boolean whole =
          alert.name().startsWith("Ilwon")
              && balanced(alert.expr())
              && !alert.expr().isBlank()
              && alert.lasting().matches("\\d+[smh]")
              && Set.of("critical", "warning").contains(alert.severity())
              && alert.annotation("summary").endsWith(".");
      if (!leads || !korean || !whole) {
        problems.add(alert.name());
      }
    }
    return problems;
  }

  private static Set<String> headings() throws IOException {
    Set<String> headings = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("docs", "operating.md"))) {
      if (line.startsWith("#")) {
        headings.add(anchor(line));
      }
    }
    return headings;
  }

  /** As the pages that show Markdown make them. */
  private static String anchor(String heading) {
    String words = heading.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT);
    return words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }
}
