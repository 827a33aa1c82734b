package io.ilwon.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A JSON value: a {@code Map}, a {@code List}, a {@code String}, a {@code Long}, a {@code
 * BigDecimal}, a {@code Boolean} or null beneath. What is absent reads as null.
 */
final class Json {
  private final Object value;

  private Json(Object value) {
    this.value = value;
  }

  /** Strictly: UTF-8, no name twice, nothing after the end, at most 16 levels. */
  static Json read(byte[] utf8) throws MalformedJson {
    return new Json(JsonReader.read(utf8));
  }

  /** An object to be sent; fields that are null are left out. */
  static Json object(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object field = pairs[i + 1];
      if (field != null) {
        fields.put((String) pairs[i], field instanceof Json json ? json.value : field);
      }
    }
    return new Json(fields);
  }

  Json get(String name) {
    return new Json(value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  boolean isNull() {
    return value == null;
  }

  boolean is(Object other) {
    return other.equals(value);
  }

  /** A text that has to be there. */
  String text(String name) {
    return optional(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optional(String name) {
    Object found = get(name).value;
    return found instanceof String text ? Optional.of(text) : Optional.empty();
  }

  int count(String name) {
    return Math.toIntExact(number(name).orElseThrow(() -> missing(name)));
  }

  OptionalLong number(String name) {
    Object found = get(name).value;
    return found instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  List<Json> items(String name) {
    return get(name).items();
  }

  List<Json> items() {
    List<Json> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(item -> items.add(new Json(item)));
    }
    return items;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    items(name).forEach(item -> texts.add(String.valueOf(item.value)));
    return texts;
  }

  private static IlwonException missing(String name) {
    return new IlwonException.NotUnderstood("an answer without " + name);
  }

  /** As JSON, without blanks. */
  String text() {
    return JsonWriter.of(value);
  }

  @Override
  public String toString() {
    return "Json[…]";
  }
}
