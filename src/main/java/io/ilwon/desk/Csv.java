package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a file that a Korean Excel opens rightly: UTF-8 with a byte order mark. The last line
 * names the export, so that a file found somewhere leads back to who took it out.
 */
final class Csv {
  private static final String BOM = "\uFEFF";
  private final List<String> lines = new ArrayList<>();

  Csv(List<String> columns) {
    lines.add(line(columns));
  }

  void row(List<? extends @Nullable Object> values) {
    lines.add(line(values));
  }

  /** The file; {@code watermark} is what the access log knows it by. */
  Response file(String name, String watermark) {
    String text = BOM + String.join("\r\n", lines) + "\r\n" + line(List.of("watermark", watermark));
    return Pages.guarded(
        new Response(
            200,
            Map.of(
                "Content-Disposition",
                "attachment; filename=\"" + name + "-" + watermark + ".csv\""),
            "text/csv; charset=utf-8",
            (text + "\r\n").getBytes(UTF_8)));
  }

  private static String line(List<? extends @Nullable Object> values) {
    return values.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  /** What begins like a formula is made a text: a name must not reckon in somebody's Excel. */
  private static String cell(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    String plain = formula && !(value instanceof Number) ? "'" + text : text;
    return plain.matches("(?s).*[\",\r\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
