package io.ilwon.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A place in the description: a map, a list, a value, or nothing where there is none. A {@code
 * $ref} is followed as soon as it is met.
 */
final class Node {
  private static final String REF = "$ref";

  private final @Nullable Object root;
  private final @Nullable Object value;
  private final String named;

  private Node(@Nullable Object root, @Nullable Object value, String named) {
    this.root = root;
    this.value = value;
    this.named = named;
  }

  /** The whole of a YAML text. */
  static Node read(String yaml) {
    Object root =
        new Load(LoadSettings.builder().setLabel("openapi.yaml").build()).loadFromString(yaml);
    return new Node(root, root, "");
  }

  /** What stands behind a name. */
  Node get(String name) {
    return value instanceof Map<?, ?> map ? of(map.get(name)) : of(null);
  }

  private Node of(@Nullable Object next) {
    if (next instanceof Map<?, ?> map && map.get(REF) instanceof String ref) {
      Node at = new Node(root, root, "");
      for (String part : ref.substring(2).split("/", -1)) {
        at = at.get(part);
      }
      return new Node(root, at.value, ref.substring(ref.lastIndexOf('/') + 1));
    }
    return new Node(root, next, "");
  }

  boolean exists() {
    return value != null;
  }

  /** The name by which it was referred to; empty where it stands in its place. */
  String named() {
    return named;
  }

  /** The value as a text; empty for none. */
  String text() {
    return value == null ? "" : value.toString();
  }

  /** The value as it was read. */
  @Nullable Object raw() {
    return value;
  }

  List<Node> items() {
    List<Node> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> items.add(of(each)));
    }
    return items;
  }

  List<String> texts() {
    return items().stream().map(Node::text).toList();
  }

  /** The fields of a map, in their order. */
  Map<String, Node> fields() {
    Map<String, Node> fields = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, each) -> fields.put(String.valueOf(name), of(each)));
    }
    return fields;
  }
}
