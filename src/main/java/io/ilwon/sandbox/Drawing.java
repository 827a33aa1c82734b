package io.ilwon.sandbox;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.ilwon.http.Handler;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Views as HTML, and the files such a page loads. */
final class Drawing {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  String of(String template, Object view) {
    StringOutput out = new StringOutput();
    templates.render("sandbox/" + template + ".jte", view, out);
    return out.toString();
  }

  static Routes assets() {
    return Routes.none()
        .with("GET", "/sandbox/assets/dev.css", file("dev.css", "text/css; charset=utf-8"))
        .with("GET", "/sandbox/assets/dev.js", file("dev.js", "text/javascript; charset=utf-8"));
  }

  private static Handler file(String name, String type) {
    try (InputStream in = Drawing.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      byte[] content = in.readAllBytes();
      return _ -> new Response(200, Map.of("X-Content-Type-Options", "nosniff"), type, content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
