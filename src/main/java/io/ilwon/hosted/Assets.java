package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ilwon.http.Handler;
import io.ilwon.http.Problem;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** What pages load beside themselves, and the texts for callers who draw their own. */
final class Assets {
  /** Without a version in its address: what a new release brings is there within minutes. */
  private static final String KEPT = "max-age=300";

  private static final String KEPT_FOR_EVER = "max-age=31536000, immutable";

  /** Changes with any of the files that pages load. */
  private static final String VERSION =
      HexFormat.of()
          .formatHex(
              Hashes.of(text("page.css") + text("page.js") + text("frame.js")).bytes(), 0, 6);

  static final String MARKS = "/assets/bank/";

  private final Branding branding;

  Assets(Branding branding) {
    this.branding = branding;
  }

  Routes routes() {
    return Routes.none()
        .with("GET", "/assets/page.css", file("page.css", "text/css; charset=utf-8"))
        .with("GET", "/assets/page.js", file("page.js", "text/javascript; charset=utf-8"))
        .with("GET", "/assets/icon.svg", file("icon.svg", "image/svg+xml"))
        .with("GET", "/assets/embed.js", file("embed.js", "text/javascript; charset=utf-8"))
        .with("GET", "/assets/frame.js", file("frame.js", "text/javascript; charset=utf-8"))
        .with("GET", MARKS + "*", this::mark)
        .with("GET", "/v1/texts", Assets::texts);
  }

  /** Where pages load it from: a page never gets a file of another release. */
  static String address(String name) {
    return "/assets/" + name + "?v=" + VERSION;
  }

  private static Handler file(String name, String type) {
    byte[] content = text(name).getBytes(UTF_8);
    return request ->
        request.query("v").filter(VERSION::equals).isPresent()
            ? kept(type, content).with("Cache-Control", KEPT_FOR_EVER)
            : kept(type, content);
  }

  private static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the program: " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Response mark(Request request) {
    String name = request.path().substring(MARKS.length());
    Optional<byte[]> picture =
        name.matches("[0-9]{3}\\.svg") ? branding.picture(name.substring(0, 3)) : Optional.empty();
    return picture.map(svg -> kept("image/svg+xml", svg)).orElseGet(Problem.NOT_FOUND::response);
  }

  private static Response texts(Request request) {
    Language language = request.query("lang").flatMap(Language::of).orElse(Language.KO);
    return Response.json(200, Words.json(language)).with("Cache-Control", KEPT);
  }

  private static Response kept(String type, byte[] content) {
    return new Response(
        200, Map.of("Cache-Control", KEPT, "X-Content-Type-Options", "nosniff"), type, content);
  }
}
