package io.ilwon.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address with filters in it, to be changed one by one: filters live in the URL alone. */
public final class Query {
  private final String path;
  private final Map<String, String> values;

  private Query(String path, Map<String, String> values) {
    this.path = path;
    this.values = values;
  }

  /** A page without filters. */
  public static Query at(String path) {
    return new Query(path, Map.of());
  }

  /** The same with another value; null and blank take the filter away. */
  public Query with(String name, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (value == null || value.isBlank()) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Query(path, changed);
  }

  /** The address itself. */
  public String href() {
    StringBuilder href = new StringBuilder(path);
    values.forEach((name, value) ->
        href.append(href.indexOf("?") < 0 ? '?' : '&')
            .append(URLEncoder.encode(name, UTF_8))
            .append('=')
            .append(URLEncoder.encode(value, UTF_8)));
    return href.toString();
  }

  @Override
  public String toString() {
    return "Query[" + path + "]";
  }
}
