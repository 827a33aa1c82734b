package io.ilwon.sandbox;

import io.ilwon.http.Request;
import io.ilwon.http.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Who looks at the pages of dev mode, and what such pages may do: nothing from elsewhere, in
 * nobody's frame.
 */
final class Visitor {
  private Visitor() {}

  /** The language asked for, else the browser's, else Korean. */
  static Words words(Request request) {
    boolean korean = request.header("Accept-Language").orElse("ko").startsWith("ko");
    return Words.of(request.query("lang").orElse(korean ? "ko" : "en"));
  }

  /**
   * Whether a form is of this server's own pages: every browser says where a POST comes from, and a
   * page of somebody else's cannot say otherwise.
   */
  static boolean isOurs(Request request, String publicUrl) {
    return request.header("Origin").filter(origin(publicUrl)::equals).isPresent();
  }

  /**
   * Where to go instead when the server was called by its number: links, frames and forms are of
   * one origin, the public one.
   */
  static Optional<Response> elsewhere(Request request, String publicUrl) {
    String host = request.header("Host").orElse("");
    boolean byNumber = host.startsWith("127.0.0.1") || host.startsWith("[::1]");
    return byNumber && publicUrl.startsWith("http://localhost")
        ? Optional.of(redirect(publicUrl + request.path()))
        : Optional.empty();
  }

  static Response page(String html) {
    return Response.text(200, "text/html; charset=utf-8", html)
        .with(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
                + " frame-ancestors 'none'")
        // Without one, a browser would not say where its forms come from.
        .with("Referrer-Policy", "same-origin")
        .with("X-Content-Type-Options", "nosniff");
  }

  /** RFC 9110 §15.4.4: the answer to a form is another page, to be fetched by GET. */
  static Response redirect(String to) {
    return new Response(303, Map.of("Location", to), "", new byte[0]);
  }

  private static String origin(String publicUrl) {
    URI uri = URI.create(publicUrl);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
