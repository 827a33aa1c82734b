package io.ilwon.desk;

import io.ilwon.http.Handler;
import io.ilwon.http.Request;
import io.ilwon.http.Response;
import io.ilwon.http.Routes;
import io.ilwon.operator.DeskSessions;
import io.ilwon.operator.Power;
import io.ilwon.operator.Powers;
import io.ilwon.operator.Session;
import io.ilwon.operator.Token;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every request of the desk passes, in this order: the host it was sent to, a session, the
 * power, and for a form where it comes from and its proof. Only then its handler hears of it.
 */
final class Door {
  private final DeskSessions sessions;
  private final DeskUrl url;
  private final boolean live;
  private final Frames frames;
  private final Refusals refusals;

  Door(DeskSessions sessions, DeskUrl url, boolean live, Frames frames) {
    this.sessions = sessions;
    this.url = url;
    this.live = live;
    this.frames = frames;
    this.refusals = new Refusals(frames, url);
  }

  /** Routes of all actions, and a page of ours for every other path of the desk. */
  Routes routes(List<Action> actions) {
    Routes routes = Routes.none();
    for (Action action : actions) {
      routes = routes.with(action.method(), action.path(), guarded(action));
    }
    for (String method : List.of("GET", "POST")) {
      Action nowhere = new Action(method, "/desk/*", null, Action.Trace.NONE, refusals::notFound);
      routes = routes.with(method, nowhere.path(), guarded(nowhere));
    }
    return routes;
  }

  /** For whoever is not signed in yet: the host, and where a form comes from. */
  Handler open(Handler handler) {
    return request -> {
      if (isElsewhere(request)) {
        return refusals.elsewhere(request);
      }
      if (request.method().equals("POST") && !Csrf.fromHere(request, url)) {
        return refusals.notOurs(request);
      }
      try {
        return handler.answer(request);
      } catch (SQLException e) {
        return refusals.away(request);
      }
    };
  }

  private Handler guarded(Action action) {
    return request -> {
      if (isElsewhere(request)) {
        return refusals.elsewhere(request);
      }
      try {
        return answer(action, request);
      } catch (SQLException e) {
        return refusals.away(request);
      }
    };
  }

  private Response answer(Action action, Request request) throws Exception {
    Optional<Token> token = request.cookie(url.cookie()).flatMap(Token::read);
    Optional<Session> session = token.isPresent() ? sessions.find(token.get()) : Optional.empty();
    if (session.isEmpty() || token.isEmpty()) {
      return refusals.signIn(request);
    }
    Set<Power> powers = Powers.of(session.get().operator().role(), live);
    Look look = Look.of(request);
    Visit visit = new Visit(request, action, session.get(), token.get(), powers, look, frames);
    Power needed = action.power();
    if (needed != null && !powers.contains(needed)) {
      return refusals.mayNot(visit);
    }
    boolean ours =
        !action.writes()
            || (Csrf.fromHere(request, url) && Csrf.matches(token.get(), visit.form("csrf")));
    return ours ? action.handler().answer(visit) : refusals.stale(visit);
  }

  /** A page of somebody else's whose name leads to this machine must not reach the desk. */
  private boolean isElsewhere(Request request) {
    return request.header("Host").filter(url.host()::equalsIgnoreCase).isEmpty();
  }
}
