package io.ilwon.hosted;

import io.ilwon.bank.Bank;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.http.Handler;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.PageForm;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.submission.Stage;
import io.ilwon.submission.Standing;
import io.ilwon.submission.Submissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The person's side of a link. GET draws what is stored, whatever happened before; POST lets one
 * move in and leads back to GET, so that loading again, going back and pressing twice do nothing.
 */
public final class PageDoor {
  private static final int FORM_LIMIT = 16 * 1024;

  private final Sessions sessions;
  private final Projects projects;
  private final Submissions submissions;
  private final Pages pages;
  private final PageForms forms;
  private final BankDirectory directory;
  private final Function<BankCode, Availability> availability;
  private final PublicUrl publicUrl;
  private final Funnel funnel;

  /** Finds the project a link belongs to. */
  @FunctionalInterface
  public interface Projects {
    /** Empty when it is gone. */
    Optional<Project> find(ProjectId id) throws SQLException;
  }

  PageDoor(
      Sessions sessions,
      Projects projects,
      Submissions submissions,
      Pages pages,
      PageForms forms,
      BankDirectory directory,
      Function<BankCode, Availability> availability,
      PublicUrl publicUrl,
      Funnel funnel) {
    this.sessions = sessions;
    this.projects = projects;
    this.submissions = submissions;
    this.pages = pages;
    this.forms = forms;
    this.directory = directory;
    this.availability = availability;
    this.publicUrl = publicUrl;
    this.funnel = funnel;
  }

  Routes routes() {
    Handler get = request -> standing(this::get, request);
    Handler post = request -> standing(this::post, request);
    return Routes.none()
        .with("GET", PageRequest.PREFIX + "*", get)
        .with("POST", PageRequest.PREFIX + "*", post);
  }

  /** A page that reads what is stored. */
  @FunctionalInterface
  private interface Page {
    Response answer(Request request) throws SQLException;
  }

  /** Without the database nothing is known: the person hears so, and where to go on. */
  private Response standing(Page page, Request request) {
    try {
      return page.answer(request);
    } catch (SQLException e) {
      String html = pages.away(language(request), PageRequest.of(request).path());
      return PageHeaders.on(html(503, html).with("Retry-After", "5"), Optional.empty());
    }
  }

  private Optional<Guest> guest(PageRequest asked) throws SQLException {
    Optional<Visit> visit = sessions.find(asked.token());
    if (visit.isEmpty()) {
      return Optional.empty();
    }
    Session session = visit.get().session();
    Optional<Project> project = projects.find(new ProjectId(session.project()));
    if (project.isEmpty()) {
      return Optional.empty();
    }
    Optional<Standing> standing = submissions.standing(project.get(), session.submission());
    boolean here = visit.get().isHere(asked.device());
    return standing.map(s -> new Guest(visit.get(), project.get(), s, here));
  }

  private Response get(Request request) throws SQLException {
    PageRequest asked = PageRequest.of(request);
    Optional<Guest> found = guest(asked);
    if (found.isEmpty()) {
      return PageHeaders.on(html(404, pages.unknownLink(language(request))), Optional.empty());
    }
    Guest guest = found.get();
    request.about(guest.session().submission().text());
    Response response =
        switch (asked.action()) {
          case "" -> page(guest, asked, guest.screen());
          case "bank" -> picker(guest, asked, request.query("q").orElse(""));
          case "account" -> account(guest, asked, request.query("bank"));
          case "code" -> page(guest, asked, guest.here() ? guest.typing() : guest.screen());
          case "help" -> help(guest, asked);
          case "state" -> state(guest);
          case "return" -> back(guest, asked);
          default -> redirect(asked.path());
        };
    return PageHeaders.on(asked.known() ? response : withCookie(response, asked, guest), found);
  }

  /** A frame in a page of this server's own is no other site's: the plain cookie reaches it. */
  private boolean framedElsewhere(Guest guest) {
    Optional<String> here = publicUrl.get().map(Embedding::origin);
    return guest.project().frameAncestors().stream()
        .anyMatch(listed -> !here.equals(Optional.of(Embedding.origin(listed))));
  }

  private Response withCookie(Response response, PageRequest asked, Guest guest) {
    return response.with("Set-Cookie", asked.cookie(framedElsewhere(guest), publicUrl.tls()));
  }

  private static Language language(Request request) {
    boolean korean = request.header("Accept-Language").orElse("ko").startsWith("ko");
    return korean ? Language.KO : Language.EN;
  }

  private Response page(Guest guest, PageRequest asked, Screen screen) {
    funnel.drawn(guest, screen);
    return html(200, pages.html(screen, scene(guest, asked)));
  }

  private Scene scene(Guest guest, PageRequest asked) {
    Session s = guest.session();
    return new Scene(
        s.language(),
        guest.project().name(),
        guest.project().brand().text(),
        asked.path(),
        publicUrl.get().map(url -> url + asked.path()),
        asked.csrf(),
        s.turn(),
        s.id().text(),
        guest.standing().now(),
        s.returnUrl() != null,
        guest.project().frameAncestors());
  }

  /** Whether an account may be chosen now: nothing is on its way, and nothing has ended. */
  private static boolean chooses(Guest guest) {
    Screen screen = guest.screen();
    boolean open =
        guest.standing().stage() instanceof Stage.AwaitingDeposit
            || guest.standing().stage() instanceof Stage.AwaitingCode;
    return open
        && !(screen instanceof Screen.LinkGone)
        && !(screen instanceof Screen.OtherDevice)
        && !(screen instanceof Screen.NoMoreSends)
        && !(screen instanceof Screen.Sending);
  }

  private Response picker(Guest guest, PageRequest asked, String q) {
    if (!chooses(guest)) {
      return redirect(asked.path());
    }
    Screen screen = Screens.pick(guest.session(), guest.standing());
    if (screen instanceof Screen.PickBank pick) {
      funnel.drawn(guest, screen);
      return html(200, pages.picker(pick, scene(guest, asked), q));
    }
    return page(guest, asked, screen);
  }

  /** Of the bank that was picked, now or before. */
  private Response account(Guest guest, PageRequest asked, Optional<String> bank) {
    Optional<BankCode> code =
        bank.or(() -> Optional.ofNullable(guest.session().draft().bank()))
            .filter(picked -> picked.matches("[0-9]{3}"))
            .flatMap(picked -> directory.byCode(new BankCode(picked)))
            .map(Bank::code);
    if (!chooses(guest) || code.isEmpty()) {
      return redirect(asked.path() + (chooses(guest) ? "/bank" : ""));
    }
    Screen screen =
        Screens.picked(
            guest.session(), guest.standing(), code.get(), availability.apply(code.get()));
    return page(guest, asked, screen);
  }

  private Response help(Guest guest, PageRequest asked) {
    Standing.Latest latest = guest.standing().latest();
    boolean helps = guest.here() && latest != null && guest.screen() instanceof Screen.EnterCode;
    return helps && latest != null
        ? page(guest, asked, new Screen.Help(latest.account()))
        : redirect(asked.path());
  }

  private static Response state(Guest guest) {
    Screen screen = guest.screen();
    long left =
        screen instanceof Screen.EnterCode code
            ? Duration.between(guest.standing().now(), code.expiresAt()).toSeconds()
            : 0;
    return Response.json(
        200,
        JsonWriter.object(json ->
            json.field("screen", screen.word())
                .field("turn", guest.session().turn())
                .field("secondsLeft", Math.max(0, left))));
  }

  /** The id alone goes back: the result is for the caller's server to read. */
  private static Response back(Guest guest, PageRequest asked) {
    String to = guest.session().returnUrl();
    if (to == null) {
      return redirect(asked.path());
    }
    String id = "session_id=" + guest.session().id().text();
    return redirect(to + (to.contains("?") ? "&" : "?") + id);
  }

  private Response post(Request request) throws SQLException {
    PageRequest asked = PageRequest.of(request);
    PageForm form = request.pageForm(FORM_LIMIT);
    Optional<Guest> guest = guest(asked);
    guest.ifPresent(here -> request.about(here.session().submission().text()));
    if (guest.isPresent() && !asked.known()) {
      String html = pages.withoutCookie(guest.get().session().language(), asked.path());
      return PageHeaders.on(html(403, html), guest);
    }
    boolean ours = guest.isPresent() && asked.isOurs(form.text("csrf"));
    String to = ours ? forms.act(guest.get(), asked, form) : "";
    return PageHeaders.on(redirect(asked.path() + to), guest);
  }

  private static Response html(int status, String html) {
    return Response.text(status, "text/html; charset=utf-8", html);
  }

  /** RFC 9110 §15.4.4: the answer to a form is another page, to be fetched by GET. */
  private static Response redirect(String to) {
    return new Response(303, Map.of("Location", to), "", new byte[0]);
  }
}
