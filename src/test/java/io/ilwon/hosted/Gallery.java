package io.ilwon.hosted;

import io.ilwon.http.HttpServer;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every shot served as the server serves it, with its files and headers, and nothing behind it:
 * {@code /v/ko-p01-bank}. What a page asks about itself, it answers as if nothing changed.
 */
final class Gallery implements AutoCloseable {
  private static final String PREFIX = "/v/";

  private final Map<String, Shot> shots = new TreeMap<>();
  private final HttpServer server;

  Gallery() {
    Shot.all().forEach(shot -> shots.put(shot.name(), shot));
    Assets assets = new Assets(new Branding(Path.of("none")));
    server =
        HttpServer.startOnLoopback(
            0, assets.routes().and(Routes.none().with("GET", "/v/*", this::page)));
  }

  /** Where it is, without a slash at the end. */
  String origin() {
    return "http://127.0.0.1:" + server.port();
  }

  String address(Shot shot, Language language) {
    String typed = shot.typed().isEmpty() ? "" : "/bank?q=" + shot.typed();
    return origin() + path(shot, language) + typed;
  }

  static Scene scene(Shot shot, Language language) {
    return new Scene(
        language,
        "한빛마켓",
        "일원",
        path(shot, language),
        Optional.of("https://verify.example.com/v/vs_5Hq3mZ8kT1wXb7RfYc2NdLpQ9sJgUe4A"),
        "proof",
        7,
        "aeb3k5xq7m2ndvtw4rhzg6pjyucfls5o",
        Stood.at(200),
        true,
        List.of());
  }

  static String html(Shot shot, Language language) {
    Screen screen = shot.screen();
    if (screen == null) {
      return switch (shot.act()) {
        case AWAY -> Drawn.PAGES.away(language, path(shot, language));
        case NO_COOKIE -> Drawn.PAGES.withoutCookie(language, path(shot, language));
        case NONE, OPEN_HELP, OFFLINE -> Drawn.PAGES.unknownLink(language);
      };
    }
    Scene scene = scene(shot, language);
    return screen instanceof Screen.PickBank pick && !shot.typed().isEmpty()
        ? Drawn.PAGES.picker(pick, scene, shot.typed())
        : Drawn.PAGES.html(screen, scene);
  }

  private static String path(Shot shot, Language language) {
    return PREFIX + Words.of(language).lang() + "-" + shot.name();
  }

  private Response page(Request request) {
    String[] parts = request.path().substring(PREFIX.length()).split("/", 2);
    Language language = Language.of(parts[0].substring(0, 2)).orElseThrow();
    Shot shot = shots.get(parts[0].substring(3));
    if (shot == null) {
      return new Response(404, Map.of(), "", new byte[0]);
    }
    String action = parts.length == 1 ? "" : parts[1];
    Response response =
        switch (action) {
          case "" -> page(html(shot, language));
          case "bank" -> page(picker(shot, language, request.query("q").orElse("")));
          case "state" -> state(shot);
          default -> new Response(204, Map.of(), "", new byte[0]);
        };
    return PageHeaders.on(response, Optional.empty());
  }

  private static String picker(Shot shot, Language language, String typed) {
    return Drawn.PAGES.picker(new Screen.PickBank(Notice.NONE), scene(shot, language), typed);
  }

  private static Response page(String html) {
    return Response.text(200, "text/html; charset=utf-8", html);
  }

  private static Response state(Shot shot) {
    Screen screen = shot.screen();
    String word = screen == null ? "" : screen.word();
    return Response.json(
        200, JsonWriter.object(json -> json.field("screen", word).field("turn", 7)));
  }

  @Override
  public void close() {
    server.close();
  }
}
