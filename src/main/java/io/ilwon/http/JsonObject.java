package io.ilwon.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON object, strictly read: UTF-8 without a byte order mark, no name twice in one object, no
 * NaN, nothing after the end, at most 16 levels, names of at most 256 and numbers of at most 100
 * characters. {@code toString} shows the number of fields alone.
 */
public final class JsonObject {
  /** A longer list is read past: a body of millions of elements shall not fill the memory. */
  public static final int LONGEST_LIST = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxNameLength(256)
                  .maxNumberLength(100)
                  .maxStringLength(1 << 20)
                  .build())
          .build();

  private static final JsonValue ABSENT = new JsonValue.Absent();
  private static final JsonValue OTHER = new JsonValue.OtherType();

  private final Map<String, JsonValue> fields;

  private JsonObject(Map<String, JsonValue> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  /**
   * Reads one object that is the whole of {@code utf8}.
   *
   * @throws MalformedBody if it is not one, or breaks a rule above
   */
  public static JsonObject read(byte[] utf8) throws MalformedBody {
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), StrictText.decode(utf8))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedBody("not a JSON object");
      }
      JsonObject object = object(parser);
      if (parser.nextToken() != null) {
        throw new MalformedBody("something after the JSON object");
      }
      return object;
    } catch (JacksonException e) {
      throw new MalformedBody("not JSON");
    }
  }

  private static JsonObject object(JsonParser parser) throws MalformedBody {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      StrictText.demandWellFormed(name);
      fields.put(name, value(parser, parser.nextToken()));
    }
    return new JsonObject(fields);
  }

  private static JsonValue value(JsonParser parser, JsonToken token) throws MalformedBody {
    if (token == JsonToken.VALUE_STRING) {
      return new JsonValue.Text(StrictText.demandWellFormed(parser.getString()));
    }
    if (token == JsonToken.START_OBJECT) {
      return new JsonValue.Nested(object(parser));
    }
    if (token == JsonToken.START_ARRAY) {
      return list(parser);
    }
    if (token.isNumeric()) {
      return new JsonValue.Figure(parser.getString());
    }
    if (!token.isScalarValue()) {
      throw new MalformedBody("not JSON");
    }
    return token == JsonToken.VALUE_NULL ? ABSENT : OTHER;
  }

  /** Whatever its length, every element is read, so that none breaks a rule. */
  private static JsonValue list(JsonParser parser) throws MalformedBody {
    List<JsonValue> values = new ArrayList<>();
    boolean tooLong = false;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonValue value = value(parser, parser.currentToken());
      if (values.size() < LONGEST_LIST) {
        values.add(value);
      } else {
        tooLong = true;
      }
    }
    return tooLong ? OTHER : new JsonValue.Items(List.copyOf(values));
  }

  /** The value behind {@code name}; {@link JsonValue.Absent} where there is none. */
  public JsonValue get(String name) {
    return fields.getOrDefault(name, ABSENT);
  }

  /** The text, or the figure's digits, behind {@code name}; empty for anything else. */
  public String text(String name) {
    return switch (get(name)) {
      case JsonValue.Text(String text) -> text;
      case JsonValue.Figure(String digits) -> digits;
      case JsonValue.Nested _, JsonValue.Items _, JsonValue.Absent _, JsonValue.OtherType _ -> "";
    };
  }

  /** The names in order of appearance, those of nulls included. */
  public Set<String> names() {
    return fields.keySet();
  }

  @Override
  public String toString() {
    return "JsonObject[" + fields.size() + " fields]";
  }
}
