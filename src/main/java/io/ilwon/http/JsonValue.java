package io.ilwon.http;

import java.util.List;

/** What stands behind a name in a JSON object. {@code toString} never shows what it is. */
public sealed interface JsonValue {

  /** A string, well-formed: no half of a surrogate pair. */
  record Text(String text) implements JsonValue {
    @Override
    public String toString() {
      return "Text";
    }
  }

  /** An object within the object. */
  record Nested(JsonObject object) implements JsonValue {}

  /** {@code null}, or nothing at all. */
  record Absent() implements JsonValue {}

  /** A number, its characters as they stand. */
  record Figure(String digits) implements JsonValue {
    @Override
    public String toString() {
      return "Figure";
    }
  }

  /** A list of at most {@link JsonObject#LONGEST_LIST} elements. */
  record Items(List<JsonValue> values) implements JsonValue {
    @Override
    public String toString() {
      return "Items[" + values.size() + "]";
    }
  }

  /** A boolean or a longer list: nobody needs one, so its value is not kept. */
  record OtherType() implements JsonValue {}
}
