package io.ilwon.desk;

import io.ilwon.http.PageForm;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.operator.SignIn;
import io.ilwon.operator.Token;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** D0, for whoever comes with name, password and second factor. One form, one answer. */
public final class EntryScreen {
  static final String PATH = "/desk/sign-in";
  private static final int FORM_LIMIT = 4 * 1024;

  private final SignIn signIn;
  private final DeskUrl url;
  private final Frames frames;

  EntryScreen(SignIn signIn, DeskUrl url, Frames frames) {
    this.signIn = signIn;
    this.url = url;
    this.frames = frames;
  }

  /**
   * The page.
   *
   * @param to where they wanted to go
   * @param name as it was typed
   * @param wrong what is wrong; null at first
   */
  public record View(Frame f, String to, String name, @Nullable String wrong) {
    @Override
    public String toString() {
      return "View";
    }
  }

  Routes routes(Door door) {
    return Routes.none()
        .with("GET", PATH, door.open(this::show))
        .with("POST", PATH, door.open(this::enter))
        .with("POST", "/desk/language", door.open(this::language));
  }

  private Response show(Request request) {
    return page(200, request, local(request.query("to").orElse("")), "", null);
  }

  private Response enter(Request request) throws SQLException {
    PageForm form = request.pageForm(FORM_LIMIT);
    String to = local(form.text("to"));
    String address = request.peer().getHostAddress();
    SignIn.Outcome outcome =
        signIn.attempt(form.text("name"), form.text("password"), form.text("code"), address);
    return switch (outcome) {
      case SignIn.Outcome.In in -> entered(in.token(), to, url);
      case SignIn.Outcome.Wrong() -> wrong(request, form, to, "entry.wrong");
      case SignIn.Outcome.Blocked blocked -> {
        Times times = new Times(Clock.KST, blocked.until(), frames.words(Look.of(request)));
        String until = times.of(blocked.until()).title();
        yield wrong(request, form, to, "entry.blocked", "time", until);
      }
    };
  }

  /** To the page they wanted, with a cookie that scripts cannot read and no other site sends. */
  static Response entered(Token token, String to, DeskUrl url) {
    return Pages.redirect(to.isEmpty() ? "/desk/start" : to)
        .with("Set-Cookie", cookie(token.unmasked(), url));
  }

  static String cookie(String value, DeskUrl url) {
    return "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s"
        .formatted(
            url.cookie(), value, url.tls() ? "; Secure" : "", value.isEmpty() ? "; Max-Age=0" : "");
  }

  private Response wrong(Request request, PageForm form, String to, String key, Object... values) {
    String text = frames.words(Look.of(request)).text(key, values);
    return page(422, request, to, form.text("name"), text);
  }

  private Response page(
      int status, Request request, String to, String name, @Nullable String wrong) {
    Frame frame = frames.outside(request, Look.of(request), "entry.title");
    return Pages.html(status, "entry", new View(frame, to, name, wrong));
  }

  /** The language of pages before anybody is signed in, and after. */
  private Response language(Request request) {
    PageForm form = request.pageForm(FORM_LIMIT);
    Look look = Look.of(request);
    Look other = look.speaking(Language.of(form.text("lang")).orElse(look.language()));
    String at = local(form.text("at"));
    return Pages.redirect(at.isEmpty() ? "/desk" : at).with("Set-Cookie", other.cookie(url.tls()));
  }

  /** Only pages of the desk: nobody is led elsewhere by a link of ours. */
  static String local(String to) {
    boolean ours = to.matches("/desk([/?][\\x21-\\x7e]*)?") && !to.contains("\\");
    return ours ? to : "";
  }
}
