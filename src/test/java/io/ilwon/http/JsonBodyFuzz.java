package io.ilwon.http;

import io.ilwon.fuzz.Claim;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Fuzzed: what the strict reader takes, it takes whole, and no name twice. */
public final class JsonBodyFuzz {

  private static final Set<String> FAULTS =
      Set.of(
          "not a JSON object",
          "something after the JSON object",
          "not JSON",
          "not UTF-8",
          "half a surrogate pair");

  private JsonBodyFuzz() {}

  /** The input as a body. */
  public static void fuzzerTestOneInput(byte[] input) {
    JsonObject read;
    try {
      read = JsonObject.read(input);
    } catch (MalformedBody e) {
      Claim.that(FAULTS.contains(String.valueOf(e.getMessage())), "an error says the fault alone");
      return;
    }
    String text = new String(input, StandardCharsets.UTF_8);
    Claim.that(read.toString().matches("JsonObject\\[\\d+ fields]"), "printing shows no value");
    if (outside(text, ',') < JsonObject.LONGEST_LIST) {
      Claim.that(names(read) == outside(text, ':'), "every name that stands there is there");
    }
    String printed = printed(read);
    Claim.that(printed(readAgain(printed)).equals(printed), "read(print(x)) = x");
    Claim.that(
        printed(readAgain(new String(written(read), StandardCharsets.UTF_8))).equals(plain(read)),
        "what our writer writes our reader reads");
    for (String name : read.names()) {
      String twice = printed.substring(0, printed.length() - 1) + "," + quoted(name) + ":0}";
      Claim.that(isRefused(twice), "no name twice");
    }
  }

  /** Characters outside strings of a text that is known to be JSON. */
  private static int outside(String json, char wanted) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (inside && c == '\\') {
        i++;
      } else if (c == '"') {
        inside = !inside;
      } else if (!inside && c == wanted) {
        count++;
      }
    }
    return count;
  }

  private static int names(JsonObject object) {
    return object.names().stream().mapToInt(name -> 1 + names(object.get(name))).sum();
  }

  private static int names(JsonValue value) {
    return switch (value) {
      case JsonValue.Nested(JsonObject object) -> names(object);
      case JsonValue.Items(List<JsonValue> values) ->
          values.stream().mapToInt(JsonBodyFuzz::names).sum();
      case JsonValue.Text _, JsonValue.Figure _, JsonValue.Absent _, JsonValue.OtherType _ -> 0;
    };
  }

  private static String printed(JsonObject object) {
    return object.names().stream()
        .map(name -> quoted(name) + ":" + printed(object.get(name)))
        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }

  private static String printed(JsonValue value) {
    return switch (value) {
      case JsonValue.Text(String text) -> quoted(text);
      case JsonValue.Nested(JsonObject object) -> printed(object);
      case JsonValue.Absent _ -> "null";
      case JsonValue.Figure(String digits) -> digits;
      case JsonValue.Items(List<JsonValue> values) ->
          values.stream()
              .map(JsonBodyFuzz::printed)
              .collect(java.util.stream.Collectors.joining(",", "[", "]"));
      case JsonValue.OtherType _ -> "true";
    };
  }

  /** The printed form of its texts alone. */
  private static String plain(JsonObject object) {
    return object.names().stream()
        .filter(name -> object.get(name) instanceof JsonValue.Text)
        .map(name -> quoted(name) + ":" + printed(object.get(name)))
        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }

  private static byte[] written(JsonObject object) {
    return JsonWriter.object(json ->
        object.names().stream()
            .filter(name -> object.get(name) instanceof JsonValue.Text)
            .forEach(name -> json.field(name, object.text(name))));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static JsonObject readAgain(String printed) {
    try {
      return JsonObject.read(printed.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedBody e) {
      throw new AssertionError("what was read and printed is read again: " + printed, e);
    }
  }

  private static boolean isRefused(String printed) {
    try {
      JsonObject.read(printed.getBytes(StandardCharsets.UTF_8));
      return false;
    } catch (MalformedBody e) {
      return true;
    }
  }
}
