package io.ilwon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies in {@code ops/} for Prometheus and Grafana, read as they read it. */
final class OpsFiles {
  private static final Path RULES = Path.of("ops", "prometheus", "alerts.yml");
  private static final Path BOARDS = Path.of("ops", "grafana");
  private static final Pattern METRIC = Pattern.compile("\\b(?:ilwon|jvm|process)_\\w+");

  /** Named already, and not counted yet. This list only shrinks. */
  static final Set<String> AWAITED = Set.of();

  private OpsFiles() {}

  /** One alert, by what it says; an absent part is empty. */
  record Alert(String name, String expr, String lasting, String severity, Map<?, ?> annotations) {
    String annotation(String key) {
      return annotations.get(key) instanceof String text ? text : "";
    }
  }

  static List<Alert> alerts() throws IOException {
    return alerts(Files.readString(RULES));
  }

  static List<Alert> alerts(String yaml) {
    List<Alert> alerts = new ArrayList<>();
    for (Object group : list(map(yaml(yaml)).get("groups"))) {
      for (Object rule : list(map(group).get("rules"))) {
        Map<?, ?> r = map(rule);
        alerts.add(
            new Alert(
                text(r.get("alert")),
                text(r.get("expr")),
                text(r.get("for")),
                text(map(r.get("labels")).get("severity")),
                map(r.get("annotations"))));
      }
    }
    return alerts;
  }

  /** The boards by file name. */
  static Map<String, JsonNode> boards() throws IOException {
    Map<String, JsonNode> boards = new TreeMap<>();
    try (Stream<Path> files = Files.list(BOARDS)) {
      for (Path file : files.toList()) {
        boards.put(file.getFileName().toString(), new JsonMapper().readTree(file.toFile()));
      }
    }
    return boards;
  }

  /** What a board asks for. */
  static List<String> exprs(JsonNode board) {
    List<String> exprs = new ArrayList<>();
    for (JsonNode panel : board.get("panels")) {
      for (JsonNode target : panel.get("targets")) {
        exprs.add(target.get("expr").asString());
      }
    }
    for (JsonNode variable : board.get("templating").get("list")) {
      exprs.add(variable.get("query").asString());
    }
    return exprs;
  }

  /** Every metric that an alert or a board names. */
  static Set<String> metrics() throws IOException {
    Set<String> names = new TreeSet<>();
    alerts().forEach(alert -> names.addAll(metrics(alert.expr())));
    boards().values().forEach(b -> exprs(b).forEach(expr -> names.addAll(metrics(expr))));
    return names;
  }

  private static Set<String> metrics(String expr) {
    Set<String> names = new TreeSet<>();
    Matcher m = METRIC.matcher(expr);
    while (m.find()) {
      names.add(m.group());
    }
    return names;
  }

  static Object yaml(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
