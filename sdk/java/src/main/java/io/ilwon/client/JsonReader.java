package io.ilwon.client;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 8259 and no more: what is not JSON to the letter is refused. */
final class JsonReader {
  private static final int DEEPEST = 16;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_LONG = 18;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static Object read(byte[] utf8) throws MalformedJson {
    JsonReader reader = new JsonReader(decoded(utf8));
    Object value = reader.value(0);
    reader.blanks();
    if (reader.at < reader.text.length()) {
      throw reader.wrong("something after the end");
    }
    return value;
  }

  private static String decoded(byte[] utf8) throws MalformedJson {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedJson("not UTF-8");
    }
  }

  private MalformedJson wrong(String what) {
    return new MalformedJson(what + " at " + at);
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char next() throws MalformedJson {
    blanks();
    if (at == text.length()) {
      throw wrong("the end too early");
    }
    return text.charAt(at);
  }

  private boolean took(char c) throws MalformedJson {
    boolean there = next() == c;
    at += there ? 1 : 0;
    return there;
  }

  private void take(char c) throws MalformedJson {
    if (!took(c)) {
      throw wrong("no " + c);
    }
  }

  private Object value(int depth) throws MalformedJson {
    if (depth > DEEPEST) {
      throw wrong("too deep");
    }
    char first = next();
    if (first == '{') {
      return object(depth);
    }
    if (first == '[') {
      return list(depth);
    }
    if (first == '"') {
      return string();
    }
    return word();
  }

  private Map<String, Object> object(int depth) throws MalformedJson {
    Map<String, Object> fields = new LinkedHashMap<>();
    take('{');
    if (took('}')) {
      return fields;
    }
    do {
      next();
      String name = string();
      take(':');
      Object field = value(depth + 1);
      if (fields.containsKey(name)) {
        throw wrong("a name twice");
      }
      fields.put(name, field);
    } while (took(','));
    take('}');
    return fields;
  }

  private List<Object> list(int depth) throws MalformedJson {
    List<Object> items = new ArrayList<>();
    take('[');
    if (took(']')) {
      return items;
    }
    do {
      items.add(value(depth + 1));
    } while (took(','));
    take(']');
    return items;
  }

  private Object word() throws MalformedJson {
    for (Map.Entry<String, Boolean> word : Map.of("true", true, "false", false).entrySet()) {
      if (text.startsWith(word.getKey(), at)) {
        at += word.getKey().length();
        return word.getValue();
      }
    }
    if (text.startsWith("null", at)) {
      at += 4;
      return null;
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt() || number.end() - at > LONGEST_NUMBER) {
      throw wrong("no value");
    }
    at = number.end();
    String digits = number.group();
    boolean whole = number.group(1) == null && number.group(2) == null;
    return whole && digits.length() <= LONGEST_LONG
        ? (Object) Long.valueOf(digits)
        : new BigDecimal(digits);
  }

  private String string() throws MalformedJson {
    take('"');
    StringBuilder out = new StringBuilder();
    while (true) {
      if (at == text.length()) {
        throw wrong("a text without an end");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        return out.toString();
      }
      if (c < ' ') {
        throw wrong("a control character");
      }
      out.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() throws MalformedJson {
    if (at == text.length()) {
      throw wrong("a text without an end");
    }
    char c = text.charAt(at++);
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(simple);
    }
    if (c != 'u' || at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]+")) {
      throw wrong("no such escape");
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }
}
