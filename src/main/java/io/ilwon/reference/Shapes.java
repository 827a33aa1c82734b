package io.ilwon.reference;

import io.ilwon.reference.View.Field;
import io.ilwon.reference.View.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Schemas as lists of fields; what lies within a field is listed after it, by its path. */
record Shapes(Spoken spoken) {
  /** One shape, or one for each of those that are possible. */
  List<Shape> of(Node schema) {
    List<Node> possible = schema.get("oneOf").items();
    if (!possible.isEmpty() && !schema.get("properties").exists()) {
      return possible.stream().map(each -> shape(each.named(), each)).toList();
    }
    return schema.exists() ? List.of(shape("", schema)) : List.of();
  }

  private Shape shape(String name, Node schema) {
    List<Field> fields = new ArrayList<>();
    add(fields, "", schema);
    return new Shape(name, spoken.description(schema), fields);
  }

  private void add(List<Field> fields, String path, Node schema) {
    List<String> required = schema.get("required").texts();
    for (Map.Entry<String, Node> property : schema.get("properties").fields().entrySet()) {
      Node node = property.getValue();
      String name = path + property.getKey();
      fields.add(field(name, node, required.contains(property.getKey())));
      add(fields, name + ".", present(node));
      add(fields, name + "[].", node.get("items"));
    }
  }

  /** Of a thing or nothing, the thing. */
  private static Node present(Node schema) {
    List<Node> possible = schema.get("oneOf").items();
    return possible.isEmpty() ? schema : possible.getFirst();
  }

  /** A parameter or a header. */
  Field field(String name, Node described) {
    Node schema = described.get("schema");
    Field field = field(name, schema, described.get("required").text().equals("true"));
    return new Field(
        name, field.type(), field.required(), spoken.description(described), field.words());
  }

  private Field field(String name, Node schema, boolean required) {
    List<String> words = new ArrayList<>(schema.get("enum").texts());
    if (schema.get("const").exists()) {
      words.add(schema.get("const").text());
    }
    words.addAll(schema.get("items").get("enum").texts());
    words.removeIf(String::isEmpty);
    return new Field(name, type(schema), required, spoken.description(schema), words);
  }

  private static String type(Node schema) {
    Node type = schema.get("type");
    List<String> several = type.items().stream().map(Node::text).toList();
    return several.isEmpty() ? type.text() : String.join(" | ", several);
  }
}
