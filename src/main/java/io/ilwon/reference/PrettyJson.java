package io.ilwon.reference;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Examples as JSON, a field a line. */
final class PrettyJson {
  private PrettyJson() {}

  static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, "\n");
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value, String line) {
    String inner = line + "  ";
    String before = "";
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('{');
      for (Map.Entry<?, ?> field : map.entrySet()) {
        out.append(before).append(inner);
        quote(out, String.valueOf(field.getKey()));
        write(out.append(": "), field.getValue(), inner);
        before = ",";
      }
      out.append(line).append('}');
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('[');
      for (Object item : list) {
        write(out.append(before).append(inner), item, inner);
        before = ",";
      }
      out.append(line).append(']');
    } else if (value instanceof String text) {
      quote(out, text);
    } else {
      out.append(value instanceof Map ? "{}" : value);
    }
  }

  private static void quote(StringBuilder out, String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    out.append('"').append(escaped).append('"');
  }
}
