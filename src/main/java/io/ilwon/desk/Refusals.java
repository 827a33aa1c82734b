package io.ilwon.desk;

import io.ilwon.http.Request;
import io.ilwon.http.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages for what is not to be had; each says why, and what to do next. */
public final class Refusals {
  private final Frames frames;
  private final DeskUrl url;

  Refusals(Frames frames, DeskUrl url) {
    this.frames = frames;
    this.url = url;
  }

  /**
   * What such a page says.
   *
   * @param href where its one link leads; null for none
   */
  public record Plain(Frame f, String body, @Nullable String href, @Nullable String link) {
    @Override
    public String toString() {
      return "Plain";
    }
  }

  /** Nobody is signed in here any more: after signing in, the same page again. */
  Response signIn(Request request) {
    boolean page = request.method().equals("GET");
    String to =
        page
            ? "?to="
                + URLEncoder.encode(Stray.without(request.pathAndQuery()), StandardCharsets.UTF_8)
            : "";
    String path = EntryScreen.PATH + to;
    if (request.header("HX-Request").isPresent()) {
      return Pages.guarded(new Response(204, Map.of("HX-Redirect", path), "", new byte[0]));
    }
    return Pages.redirect(path);
  }

  Response mayNot(Visit visit) {
    String home = Section.first(visit.powers()).path();
    return inside(403, visit, "refused.may", home, "refused.home");
  }

  Response notFound(Visit visit) {
    String home = Section.first(visit.powers()).path();
    return inside(404, visit, "refused.gone", home, "refused.home");
  }

  /** A form without its proof: drawn before somebody else signed in, or by another site. */
  Response stale(Visit visit) {
    String home = Section.first(visit.powers()).path();
    return inside(403, visit, "refused.stale", home, "refused.home");
  }

  private static Response inside(int status, Visit visit, String key, String href, String link) {
    Frame frame = visit.frame(Section.SELF, key + ".title");
    String body = visit.words().text(key + ".body");
    return Pages.html(status, "plain", new Plain(frame, body, href, visit.words().text(link)));
  }

  Response notOurs(Request request) {
    return outside(403, request, "refused.stale", EntryScreen.PATH, "refused.signin");
  }

  /** 421: asked under a name that is not the desk's. */
  Response elsewhere(Request request) {
    return outside(421, request, "refused.host", url.get() + "/desk", "refused.there");
  }

  Response away(Request request) {
    return outside(503, request, "refused.away", "/desk", "refused.again").with("Retry-After", "5");
  }

  Response outside(int status, Request request, String key, String href, String link) {
    Look look = Look.of(request);
    Frame frame = frames.outside(request, look, key + ".title");
    String body = frame.words().text(key + ".body");
    return Pages.html(status, "plain", new Plain(frame, body, href, frame.words().text(link)));
  }
}
