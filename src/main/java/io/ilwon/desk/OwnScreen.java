package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.DeskSessions;
import java.sql.SQLException;
import java.util.List;

/** How one's own pages look, and their end: signing out here or everywhere else. */
final class OwnScreen implements Screen {
  private final DeskSessions sessions;
  private final DeskUrl url;

  OwnScreen(DeskSessions sessions, DeskUrl url) {
    this.sessions = sessions;
    this.url = url;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page("/desk/start", null, this::start),
        Action.own("/desk/look", this::look),
        Action.own("/desk/sign-out", this::signOut));
  }

  /** The first page this role may open. */
  private Response start(Visit visit) {
    return Pages.redirect(Section.first(visit.powers()).path());
  }

  private Response look(Visit visit) {
    Look look = visit.look();
    String project = visit.form("project");
    if (project.equals("all")) {
      look = look.at(null);
    } else if (project.matches("[a-z2-7]{32}")) {
      look = look.at(project);
    }
    look = look.by(Clock.of(visit.form("clock")).orElse(look.clock()));
    String at = EntryScreen.local(visit.form("at"));
    return Pages.redirect(at.isEmpty() ? "/desk/start" : at)
        .with("Set-Cookie", look.cookie(url.tls()));
  }

  private Response signOut(Visit visit) throws SQLException {
    sessions.end(visit.token());
    return Pages.redirect(EntryScreen.PATH + "?said=out")
        .with("Set-Cookie", EntryScreen.cookie("", url));
  }
}
