package io.ilwon.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** openapi.yaml as the tests read it: by another way than the page does. */
public final class ApiText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The whole. */
  public static final JsonNode API =
      JSON.valueToTree(
          new Load(LoadSettings.builder().build()).loadFromString(Packaged.text("openapi.yaml")));

  private ApiText() {}

  static JsonNode json(String text) {
    return JSON.readTree(text);
  }

  /** What a {@code $ref} stands for; anything else as it is. */
  static JsonNode resolved(JsonNode node) {
    JsonNode ref = node.path("$ref");
    return ref.isMissingNode() ? node : resolved(at(ref.asString().substring(1)));
  }

  static JsonNode at(String pointer) {
    JsonNode found = API.at(pointer);
    if (found.isMissingNode()) {
      throw new IllegalStateException("nothing at " + pointer);
    }
    return found;
  }

  /** Every operation by its method and path. */
  public static Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : API.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
        operations.put(name, method.getValue());
      }
    }
    return operations;
  }

  /** The values a schema's property has, and no other. */
  public static Set<String> words(String schema, String property) {
    JsonNode described = at("/components/schemas/" + schema + "/properties/" + property);
    JsonNode closed = resolved(described).path("enum");
    Set<String> words = new TreeSet<>();
    closed.forEach(word -> words.add(word.asString()));
    return words;
  }

  /** Every object in the description with where it stands. */
  static Map<String, ObjectNode> objects() {
    Map<String, ObjectNode> found = new TreeMap<>();
    collect(found, "", API);
    return found;
  }

  private static void collect(Map<String, ObjectNode> found, String path, JsonNode node) {
    if (node instanceof ObjectNode object) {
      found.put(path, object);
      object
          .properties()
          .forEach(field ->
              collect(found, path + "/" + field.getKey().replace("/", "~1"), field.getValue()));
    }
    List<JsonNode> items = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(items::add);
    }
    for (int i = 0; i < items.size(); i++) {
      collect(found, path + "/" + i, Objects.requireNonNull(items.get(i)));
    }
  }
}
