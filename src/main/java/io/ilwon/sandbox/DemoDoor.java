package io.ilwon.sandbox;

import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /demo}: the end user's page, the fake phone and the calls on one screen. Loading it makes
 * nothing; a link is made by whoever presses start, and kept in a cookie.
 */
final class DemoDoor {
  static final String PATH = "/demo";
  private static final String COOKIE = "ilwon_demo";
  private static final int FORM_LIMIT = 1024;

  /** The first twelve digits are anybody's; of the last four, those below 1000 may be special. */
  private static final int USUAL_ENDINGS = 9_000;

  private static final List<String> ENDINGS =
      List.of("0001", "0002", "0003", "0004", "0005", "0010", "0011", "0013");

  private final DemoLinks links;
  private final Handset handset;
  private final CallLog log;
  private final Drawing drawing;
  private final Supplier<String> publicUrl;

  DemoDoor(
      DemoLinks links, Handset handset, CallLog log, Drawing drawing, Supplier<String> publicUrl) {
    this.links = links;
    this.handset = handset;
    this.log = log;
    this.drawing = drawing;
    this.publicUrl = publicUrl;
  }

  Routes routes() {
    return Routes.none().with("GET", PATH, this::show).with("POST", PATH, this::start);
  }

  private Response show(Request request) throws SQLException {
    Optional<Response> elsewhere = Visitor.elsewhere(request, publicUrl.get());
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    Words words = Visitor.words(request);
    @Nullable String page = request.cookie(COOKIE).orElse(null);
    boolean leads = page != null && links.leads(page);
    View.Demo demo =
        new View.Demo(
            new View.Shell(words, words.text("demo.title"), PATH),
            leads ? page : null,
            handset.shown(words, "demo"),
            log.newest().stream().map(DemoDoor::call).toList(),
            suggestion(words, page == null ? 0 : page.hashCode()),
            ENDINGS.stream()
                .map(each -> new View.Ending(each, words.text("ending." + each)))
                .toList(),
            request.query("session_id").isPresent(),
            request.query("failed").isPresent());
    return Visitor.page(drawing.of("demo", demo));
  }

  private Response start(Request request) throws SQLException {
    request.pageForm(FORM_LIMIT);
    String lang = Visitor.words(request).lang();
    String back = PATH + "?lang=" + lang;
    if (!Visitor.isOurs(request, publicUrl.get())) {
      return Visitor.redirect(back);
    }
    Optional<String> page = links.fresh(lang);
    return page.isEmpty()
        ? Visitor.redirect(back + "&failed=1")
        : Visitor.redirect(back)
            .with("Set-Cookie", COOKIE + "=" + page.get() + "; Path=/demo; HttpOnly; SameSite=Lax");
  }

  /** Another number with each link, since an account takes ten won a day. */
  private static View.Suggestion suggestion(Words words, int seed) {
    int ending = 1_000 + Math.floorMod(seed, USUAL_ENDINGS);
    int middle = Math.floorMod(seed / USUAL_ENDINGS, 1_000);
    return new View.Suggestion(
        words.text("hint.bank"),
        "11012%03d%04d".formatted(middle, ending),
        words.text("hint.holder"));
  }

  private static View.Call call(Call call) {
    String times = call.times() > 1 ? "×" + call.times() : "";
    return new View.Call(
        call.method(), call.path(), call.status(), call.millis() + " ms", call.about(), times);
  }
}
