package io.ilwon.desk;

import io.ilwon.http.PageForm;
import io.ilwon.http.QrPicture;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.operator.Joining;
import io.ilwon.operator.Link;
import io.ilwon.operator.PasswordRules;
import io.ilwon.operator.SignIn;
import io.ilwon.operator.Token;
import io.ilwon.operator.Totp;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** D0, for whoever holds a one-time link: name and password, second factor, recovery codes. */
public final class JoinScreen {
  static final String FOLDER = "/desk/join/";
  private static final int FORM_LIMIT = 4 * 1024;

  private final Joining joining;
  private final SignIn signIn;
  private final DeskUrl url;
  private final Frames frames;
  private final Refusals refusals;

  JoinScreen(Joining joining, SignIn signIn, DeskUrl url, Frames frames) {
    this.joining = joining;
    this.signIn = signIn;
    this.url = url;
    this.frames = frames;
    this.refusals = new Refusals(frames, url);
  }

  Routes routes(Door door) {
    return Routes.none()
        .with("GET", FOLDER + "*", door.open(this::show))
        .with("POST", FOLDER + "*", door.open(this::take));
  }

  private Response show(Request request) throws SQLException {
    Optional<Link> link = link(request);
    if (link.isEmpty()) {
      return gone(request);
    }
    boolean again = request.query("again").isPresent();
    return link.get().totp() == null || again
        ? choose(request, link.get(), link.get().name(), link.get().displayName(), List.of())
        : enrol(request, link.get(), List.of());
  }

  private Response take(Request request) throws SQLException {
    Optional<Link> link = link(request);
    if (link.isEmpty()) {
      return gone(request);
    }
    PageForm form = request.pageForm(FORM_LIMIT);
    return form.text("step").equals("code")
        ? finish(request, link.get(), form)
        : chosen(request, link.get(), form);
  }

  private Response chosen(Request request, Link link, PageForm form) throws SQLException {
    boolean fixed = link.purpose() != Link.Purpose.FIRST;
    String name = fixed ? given(link.name()) : form.text("name").strip().toLowerCase(Locale.ROOT);
    String display = fixed ? given(link.displayName()) : form.text("display").strip();
    Form faults = new Form(frames.words(Look.of(request)));
    if (!fixed) {
      faults.need(Joining.goodName(name), "name", "join.name.bad");
      boolean free = !Joining.goodName(name) || joining.free(name);
      faults.need(free, "name", "join.name.taken");
      faults.need(Joining.goodDisplayName(display), "display", "join.display.bad");
    }
    String password = form.text("password");
    PasswordRules.fault(password, name)
        .ifPresent(fault ->
            faults.need(false, "password", "password." + fault.name().toLowerCase(Locale.ROOT)));
    faults.need(password.equals(form.text("again")), "again", "password.differs");
    if (!faults.faults().isEmpty()) {
      return choose(request, link, name, display, faults.faults());
    }
    joining.choose(link, name, display, password);
    return Pages.redirect(request.path());
  }

  private Response finish(Request request, Link link, PageForm form) throws SQLException {
    return switch (joining.finish(link, form.text("code"))) {
      case Joining.Outcome.In in -> {
        Token token = joining.begin(in.operator(), request.peer().getHostAddress(), signIn);
        Frame frame = frames.outside(request, Look.of(request), "codes.title");
        yield Pages.html(200, "codes", new FreshCodes(frame, in.recovery()))
            .with("Set-Cookie", EntryScreen.cookie(token.unmasked(), url));
      }
      case Joining.Outcome.WrongCode() -> {
        Form faults = new Form(frames.words(Look.of(request)));
        faults.need(false, "code", "join.code.wrong");
        yield enrol(request, link, faults.faults());
      }
      case Joining.Outcome.Gone() -> gone(request);
    };
  }

  private Response choose(
      Request request,
      Link link,
      @Nullable String name,
      @Nullable String display,
      List<Form.Fault> faults) {
    Frame frame = frames.outside(request, Look.of(request), "join.title");
    var role = link.role();
    String told = role == null ? null : frame.words().text("role." + role.word());
    boolean fixed = link.purpose() != Link.Purpose.FIRST;
    JoinChoice view =
        new JoinChoice(frame, request.path(), fixed, given(name), given(display), told, faults);
    return Pages.html(faults.isEmpty() ? 200 : 422, "join", view);
  }

  private Response enrol(Request request, Link link, List<Form.Fault> faults) {
    Frame frame = frames.outside(request, Look.of(request), "enrol.title");
    String secret = given(link.totp());
    String address = Totp.address(secret, "ilwon " + url.host(), given(link.name()));
    String grouped = secret.replaceAll("(.{4})(?=.)", "$1 ");
    JoinEnrolment view =
        new JoinEnrolment(frame, request.path(), grouped, QrPicture.of(address), faults);
    return Pages.html(faults.isEmpty() ? 200 : 422, "enrol", view);
  }

  private Response gone(Request request) {
    return refusals.outside(404, request, "join.gone", EntryScreen.PATH, "refused.signin");
  }

  private Optional<Link> link(Request request) throws SQLException {
    Optional<Token> token = Token.read(request.path().substring(FOLDER.length()));
    return token.isPresent() ? joining.open(token.get()) : Optional.empty();
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
