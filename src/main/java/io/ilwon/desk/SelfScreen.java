package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Operators;
import java.sql.SQLException;
import java.util.List;

/** One's own account: where one is signed in, and recovery codes. */
public final class SelfScreen implements Screen {
  private static final String PATH = "/desk/self";
  private final Operators operators;

  SelfScreen(Operators operators) {
    this.operators = operators;
  }

  /**
   * The page.
   *
   * @param codes recovery codes that are left
   */
  public record View(
      Frame f, String name, String display, String role, Times.Moment since, int codes) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, null, this::show),
        Action.own(PATH + "/others", this::others),
        Action.deed(PATH + "/codes", null, this::codes));
  }

  private Response show(Visit visit) throws SQLException {
    var o = visit.operator();
    return visit.html(
        "self",
        new View(
            visit.frame(Section.SELF, "self.title"),
            o.name(),
            o.displayName(),
            visit.words().text("role." + o.role().word()),
            visit.times().of(visit.session().createdAt()),
            operators.members().recoveryLeft(o)));
  }

  /** Signs out on every other device. */
  private Response others(Visit visit) throws SQLException {
    operators.sessions().endOthers(visit.operator(), visit.token());
    return visit.done(PATH, "self.others");
  }

  private Response codes(Visit visit) throws SQLException {
    List<String> codes =
        operators.members().freshCodes(visit.operator(), visit.by("new recovery codes"));
    return visit.html("owncodes", new FreshCodes(visit.frame(Section.SELF, "codes.title"), codes));
  }
}
