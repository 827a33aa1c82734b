package io.ilwon.hosted;

import io.ilwon.http.Response;
import java.util.List;
import java.util.Optional;

/** What browsers are told of every page: nothing from elsewhere, nobody hears of the address. */
final class PageHeaders {
  private PageHeaders() {}

  static Response on(Response response, Optional<Guest> guest) {
    List<String> frames = guest.map(g -> g.project().frameAncestors()).orElse(List.of());
    String ancestors = frames.isEmpty() ? "'none'" : String.join(" ", frames);
    return response
        .with(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
                + " frame-ancestors "
                + ancestors)
        .with("Referrer-Policy", "no-referrer")
        .with("X-Content-Type-Options", "nosniff");
  }
}
