package io.ilwon.http;

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

  /** A number, a boolean or a list: no field of ours is one, so its value is not kept. */
  record OtherType() implements JsonValue {}
}
