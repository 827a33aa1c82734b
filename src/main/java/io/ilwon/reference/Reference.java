package io.ilwon.reference;

import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The door to the API's description. No key, no script, nothing from elsewhere. */
public final class Reference {
  private static final String STYLE = "/docs/docs.css";
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** Drawn when somebody first asks: most servers are never asked. */
  private final Map<Words, Response> pages = new ConcurrentHashMap<>();

  private Reference() {}

  /** The door's routes, for the public port. */
  public static Routes routes() {
    Reference door = new Reference();
    return Routes.none()
        .with("GET", "/openapi.yaml", _ -> file("openapi.yaml", "application/yaml"))
        .with("GET", "/llms.txt", _ -> file("llms.txt", "text/plain; charset=utf-8"))
        .with("GET", STYLE, _ -> file("docs.css", "text/css; charset=utf-8"))
        .with("GET", "/docs", door::page);
  }

  private Response page(Request request) {
    Words words = Words.of(request.query("lang").orElse(""));
    return pages.computeIfAbsent(words, Reference::drawn);
  }

  private static Response drawn(Words words) {
    View.Page page = new Description(words).page();
    return kept(Response.text(200, "text/html; charset=utf-8", Drawing.of(page)))
        .with("Content-Security-Policy", POLICY)
        .with("Referrer-Policy", "no-referrer");
  }

  private static Response file(String name, String type) {
    return kept(Response.text(200, type, Packaged.text(name)));
  }

  /** What a new release brings is there within minutes. */
  private static Response kept(Response response) {
    return response.with("Cache-Control", "max-age=300").with("X-Content-Type-Options", "nosniff");
  }
}
