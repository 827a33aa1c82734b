package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The chart without its engine: values that templates name exist, values that exist are named, and
 * what is left when the engine's lines are taken out is YAML with the parts that matter.
 */
class HelmChartTest {
  private static final Path CHART = Path.of("ops", "helm", "ilwon");
  private static final Pattern VALUE = Pattern.compile("\\.Values\\.([A-Za-z.]+)");

  @Test
  void templatesAndValuesNameEachOther() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String text : templates().values()) {
      Matcher m = VALUE.matcher(text);
      while (m.find()) {
        used.add(m.group(1));
      }
    }
    Set<String> there = new TreeSet<>();
    leaves("", values(), there);
    for (String name : used) {
      assertTrue(there.stream().anyMatch(l -> l.equals(name) || l.startsWith(name + ".")), name);
    }
    for (String leaf : there) {
      assertTrue(used.stream().anyMatch(n -> n.equals(leaf) || leaf.startsWith(n + ".")), leaf);
    }
  }

  @Test
  void everyTemplateIsYamlOfItsKind() throws IOException {
    Map<String, Integer> kinds = new HashMap<>();
    for (Object document : documents()) {
      Map<?, ?> d = OpsFiles.map(document);
      assertFalse(OpsFiles.text(d.get("apiVersion")).isEmpty());
      assertFalse(OpsFiles.map(d.get("metadata")).isEmpty());
      kinds.merge(OpsFiles.text(d.get("kind")), 1, Integer::sum);
    }
    assertEquals(
        Map.of("StatefulSet", 1, "Service", 2, "PodDisruptionBudget", 1, "NetworkPolicy", 1),
        kinds);
  }

  @Test
  void theNodesHaveNoRightsAndAreAskedWhereTheyAnswer() throws IOException {
    Map<?, ?> set =
        documents().stream()
            .map(OpsFiles::map)
            .filter(d -> "StatefulSet".equals(d.get("kind")))
            .findFirst()
            .orElseThrow();
    Map<?, ?> pod = at(set, "spec", "template", "spec");
    assertEquals(true, at(pod, "securityContext").get("runAsNonRoot"));
    assertEquals(false, pod.get("automountServiceAccountToken"));
    assertEquals(60, pod.get("terminationGracePeriodSeconds"));
    for (String list : List.of("containers", "initContainers")) {
      for (Object container : OpsFiles.list(pod.get(list))) {
        Map<?, ?> rights = at(OpsFiles.map(container), "securityContext");
        assertEquals(true, rights.get("readOnlyRootFilesystem"));
        assertEquals(false, rights.get("allowPrivilegeEscalation"));
        assertEquals(List.of("ALL"), at(rights, "capabilities").get("drop"));
      }
    }
    Map<?, ?> ilwon = OpsFiles.map(OpsFiles.list(pod.get("containers")).getFirst());
    assertEquals("/readyz", at(ilwon, "readinessProbe", "httpGet").get("path"));
    assertEquals("/healthz", at(ilwon, "livenessProbe", "httpGet").get("path"));
    for (Object variable : OpsFiles.list(ilwon.get("env"))) {
      Map<?, ?> v = OpsFiles.map(variable);
      String name = OpsFiles.text(v.get("name"));
      boolean secret = name.contains("PASSWORD") || name.equals("ILWON_DB_USER");
      assertEquals(secret, v.containsKey("valueFrom"), name);
    }
  }

  @Test
  void moreNodesNeedADatabaseOfTheirOwn() throws IOException {
    String set = templates().get("statefulset.yaml");
    assertTrue(set != null && set.startsWith("{{- if and (gt (int .Values.replicas) 1)"));
    assertTrue(set.lines().skip(1).findFirst().orElse("").contains("fail "));
  }

  @Test
  void everyBlockIsClosed() throws IOException {
    templates()
        .forEach((name, text) -> {
          long begun = count(text, "\\{\\{-? *(if|with|range|define) ");
          assertEquals(begun, count(text, "\\{\\{-? *end *-?\\}\\}"), name);
          assertEquals(count(text, "\\{\\{"), count(text, "\\}\\}"), name);
        });
  }

  private static long count(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }

  private static Map<?, ?> at(Map<?, ?> from, String... path) {
    Map<?, ?> at = from;
    for (String step : path) {
      at = OpsFiles.map(at.get(step));
    }
    assertFalse(at.isEmpty(), String.join(".", path));
    return at;
  }

  private static Object values() throws IOException {
    return OpsFiles.yaml(Files.readString(CHART.resolve("values.yaml")));
  }

  private static void leaves(String name, Object value, Set<String> names) {
    Map<?, ?> map = OpsFiles.map(value);
    if (map.isEmpty()) {
      names.add(name);
    }
    map.forEach((key, inner) -> leaves(name.isEmpty() ? "" + key : name + "." + key, inner, names));
  }

  private static Map<String, String> templates() throws IOException {
    Map<String, String> templates = new HashMap<>();
    try (Stream<Path> files = Files.list(CHART.resolve("templates"))) {
      for (Path file : files.toList()) {
        templates.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return templates;
  }

  /** Lines of the engine's own are taken out, and what it puts into a line becomes a word. */
  private static List<Object> documents() throws IOException {
    List<Object> documents = new ArrayList<>();
    for (Map.Entry<String, String> template : templates().entrySet()) {
      if (template.getKey().endsWith(".yaml")) {
        String yaml =
            template
                .getValue()
                .replaceAll("(?m)^ *\\{\\{[^}]*\\}\\} *\\R", "")
                .replaceAll("\\{\\{[^}]*\\}\\}", "word");
        new Load(LoadSettings.builder().build()).loadAllFromString(yaml).forEach(documents::add);
      }
    }
    return documents;
  }
}
