package io.ilwon.desk;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.ilwon.http.Response;
import java.util.Map;

/** Views as HTML, with what browsers are told of every page of the desk. */
final class Pages {
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  private Pages() {}

  /** {@code src/main/jte/desk/<template>.jte} over this view. */
  static Response html(int status, String template, Object view) {
    StringOutput out = new StringOutput();
    TEMPLATES.render("desk/" + template + ".jte", view, out);
    return guarded(Response.text(status, "text/html; charset=utf-8", out.toString()));
  }

  /** RFC 9110 §15.4.4: the answer to a form is another page, to be fetched by GET. */
  static Response redirect(String to) {
    return guarded(new Response(303, Map.of("Location", to), "", new byte[0]));
  }

  static Response guarded(Response response) {
    return response
        .with(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
                + " frame-ancestors 'none'")
        // Without one, a browser would not say where its forms come from.
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("X-Content-Type-Options", "nosniff");
  }
}
