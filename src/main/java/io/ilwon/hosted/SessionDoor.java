package io.ilwon.hosted;

import io.ilwon.bank.BankDirectory;
import io.ilwon.calls.CallTally;
import io.ilwon.http.Handler;
import io.ilwon.http.JsonWriter;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.project.Admission;
import io.ilwon.project.Caller;
import io.ilwon.project.Gate;
import io.ilwon.project.Scope;
import java.net.InetAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door through which a project makes, reads and revokes links to the page. Order of checks as
 * in the contract: route, key, address, rate, then the rest.
 */
public final class SessionDoor {
  /** Where a project's requests go. */
  static final String PATH = "/v1/verification_sessions";

  private final Entry entry;
  private final Sessions sessions;
  private final SessionBody body;
  private final PublicUrl publicUrl;
  private final FailedCalls failed;

  /** Lets a key in or not: the gate, or what a test puts in its place. */
  @FunctionalInterface
  interface Entry {
    Admission admit(@Nullable String keyText, InetAddress peer, Scope needed);
  }

  private SessionDoor(
      Entry entry,
      Sessions sessions,
      BankDirectory banks,
      PublicUrl publicUrl,
      FailedCalls failed) {
    this.entry = entry;
    this.sessions = sessions;
    this.body = new SessionBody(banks);
    this.publicUrl = publicUrl;
    this.failed = failed;
  }

  /** The door's routes. */
  public static Routes routes(
      Gate gate, Sessions sessions, BankDirectory banks, PublicUrl publicUrl, CallTally calls) {
    return routes(gate::admit, sessions, banks, publicUrl, calls);
  }

  static Routes routes(
      Entry entry, Sessions sessions, BankDirectory banks, PublicUrl publicUrl, CallTally calls) {
    SessionDoor door = new SessionDoor(entry, sessions, banks, publicUrl, new FailedCalls(calls));
    return Routes.none()
        .with("POST", PATH, door.admitting(Scope.SUBMIT, door::open))
        .with("GET", PATH, door.admitting(Scope.READ, door::show))
        .with("DELETE", PATH, door.admitting(Scope.ADMIN, door::end));
  }

  /** What an admitted caller gets. */
  @FunctionalInterface
  private interface Room {
    Response answer(Caller caller, Request request) throws Refused, SQLException;
  }

  private Handler admitting(Scope needed, Room room) {
    return request -> {
      @Nullable String key = request.header("x-api-key").orElse(null);
      return switch (entry.admit(key, request.peer(), needed)) {
        case Admission.Admitted(Caller caller) ->
            failed.counted(request, caller, answered(room, caller, request));
        case Admission.Forbidden(@Nullable Caller caller) ->
            failed.counted(request, caller, forbidden(needed));
        case Admission.AddressDenied(@Nullable Caller caller) ->
            failed.counted(
                request,
                caller,
                SessionProblem.ADDRESS_NOT_LISTED.response(
                    "Call from an address on the project's ip-list, or have an operator add this"
                        + " one."));
        case Admission.TooMany(Duration after, @Nullable Caller caller) ->
            failed.counted(request, caller, tooMany(after));
        case Admission.Unreadable _ -> failed.counted(request, null, unavailable());
      };
    };
  }

  private static Response forbidden(Scope needed) {
    return SessionProblem.FORBIDDEN.response(
        "Send a key of the project with the scope %s in the header x-api-key."
            .formatted(needed.word()));
  }

  private static Response tooMany(Duration after) {
    String seconds = Long.toString(Math.max(1, after.plusMillis(999).toSeconds()));
    return SessionProblem.TOO_MANY_REQUESTS
        .response("Send it again in " + seconds + " seconds.")
        .with("Retry-After", seconds);
  }

  private static Response answered(Room room, Caller caller, Request request) {
    try {
      return room.answer(caller, request);
    } catch (Refused e) {
      return e.response();
    } catch (SQLException e) {
      return unavailable();
    }
  }

  private static Response unavailable() {
    return SessionProblem.UNAVAILABLE
        .response(
            "Send it again in a few seconds; with an Idempotency-Key, under the same, so that there"
                + " is one link.")
        .with("Retry-After", "5");
  }

  private Response open(Caller caller, Request request) throws Refused {
    SessionRequest asked = body.read(caller.project(), request);
    if (!caller.project().accountOccupancy()) {
      return SessionProblem.OPTION_OFF.response(
          "Have an operator turn it on: project set PROJECT option=on.");
    }
    Optional<String> url = publicUrl.get();
    if (url.isEmpty()) {
      return SessionProblem.NO_PUBLIC_URL.response(
          "Have an operator set ILWON_PUBLIC_URL to the address people reach this server by, such"
              + " as https://verify.example.com.");
    }
    return switch (sessions.open(caller, asked)) {
      case Opening.Opened o -> opened(o, url.get());
      case Opening.KeyReused _ ->
          SessionProblem.IDEMPOTENCY_KEY_REUSED.response(
              "Use a fresh Idempotency-Key for each new request, and the same only to repeat one.",
              "Idempotency-Key");
      case Opening.InProgress _ ->
          SessionProblem.IDEMPOTENCY_KEY_IN_PROGRESS
              .response("Send it again in a second, under the same key.", "Idempotency-Key")
              .with("Retry-After", "1");
      case Opening.NoSuchSubmission _ ->
          SessionProblem.SUBMISSION_NOT_FOUND.response(
              "Send an id that Step 1 gave to this project, or open a new submission with email,"
                  + " issuingCountry and idType.",
              "submission_id");
      case Opening.Finished _ ->
          SessionProblem.SUBMISSION_FINISHED.response(
              "Read its result with GET /v3/submission; for another try open a new submission.",
              "submission_id");
      case Opening.NotRecorded _ -> unavailable();
    };
  }

  private static Response opened(Opening.Opened o, String publicUrl) {
    String url = publicUrl + "/v/" + o.token().unmasked();
    return Response.json(
        201,
        JsonWriter.object(json ->
            json.field("id", o.id().text())
                .field("url", url)
                .field("expires_at", o.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString())));
  }

  private Response show(Caller caller, Request request) throws Refused, SQLException {
    return shown(sessions.show(caller.project(), id(request)));
  }

  private Response end(Caller caller, Request request) throws Refused, SQLException {
    return shown(sessions.end(caller.project(), id(request)));
  }

  private static SessionId id(Request request) throws Refused {
    return request
        .query("id")
        .filter(id -> !id.isBlank())
        .map(SessionId::new)
        .orElseThrow(() ->
            Refused.field(
                SessionProblem.MISSING_FIELD, "id", "Send the id in the query: " + PATH + "?id=…"));
  }

  private static Response shown(Optional<SessionShown> found) {
    if (found.isEmpty()) {
      return SessionProblem.SESSION_NOT_FOUND.response(
          "Send an id that POST gave to this project; a session is forgotten a day after it"
              + " expired.",
          "id");
    }
    SessionShown s = found.get();
    return Response.json(
        200,
        JsonWriter.object(json ->
            json.field("id", s.id().text())
                .field("status", s.status().word())
                .field("submission_id", s.submission().text())
                .field("expires_at", s.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString())));
  }
}
