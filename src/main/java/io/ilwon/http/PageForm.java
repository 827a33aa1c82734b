package io.ilwon.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a browser sends for a form without files, {@code application/x-www-form-urlencoded}. {@code
 * toString} shows the number of fields alone.
 */
public final class PageForm {
  private static final String TYPE = "application/x-www-form-urlencoded";

  private final Map<String, String> fields = new HashMap<>();

  private PageForm() {}

  static PageForm read(String contentType, byte[] body) {
    if (!contentType.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
      throw new Unacceptable(Problem.UNSUPPORTED_MEDIA_TYPE);
    }
    PageForm form = new PageForm();
    try {
      for (String pair : new String(body, StandardCharsets.US_ASCII).split("&", -1)) {
        form.take(pair);
      }
      return form;
    } catch (IllegalArgumentException e) {
      throw new Unacceptable(Problem.BAD_REQUEST);
    }
  }

  private void take(String pair) {
    int equals = pair.indexOf('=');
    if (equals > 0) {
      fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The field's text, as typed; empty where there is no such field. */
  public String text(String name) {
    return fields.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "PageForm[" + fields.size() + " fields]";
  }
}
