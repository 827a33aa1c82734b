package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Joining;
import io.ilwon.operator.Members;
import io.ilwon.operator.Operator;
import io.ilwon.operator.Power;
import io.ilwon.operator.Powers;
import io.ilwon.operator.Reasons;
import io.ilwon.operator.Role;
import io.ilwon.operator.Token;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** D12, its members: who may sign in, and as what. */
public final class MembersScreen implements Screen {
  static final String PATH = "/desk/settings/members";
  private final Members members;
  private final DeskUrl url;

  MembersScreen(Members members, DeskUrl url) {
    this.members = members;
    this.url = url;
  }

  /** The page, with what was typed into the invitation. */
  public record View(
      Frame f,
      List<MemberRow> rows,
      List<Choice> roles,
      String name,
      String display,
      String reason,
      List<Form.Fault> faults) {
    @Override
    public String toString() {
      return "View";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.MEMBERS, visit -> visit.html("members", view(visit, List.of()))),
        Action.deed(PATH + "/invite", Power.MEMBERS, this::invite),
        Action.deed(PATH + "/reset", Power.MEMBERS, this::reset),
        Action.deed(PATH + "/role", Power.MEMBERS, this::role),
        Action.deed(PATH + "/disable", Power.MEMBERS, this::disable),
        Action.deed(PATH + "/enable", Power.MEMBERS, this::enable));
  }

  private View view(Visit visit, List<Form.Fault> faults) throws SQLException {
    boolean typed = !faults.isEmpty();
    return new View(
        visit.frame(Section.SETTINGS, "members.title"),
        members.list().stream().map(each -> row(visit, each)).toList(),
        roles(visit, typed ? visit.form("role") : Role.VIEWER.word()),
        typed ? visit.form("name") : "",
        typed ? visit.form("display") : "",
        typed ? visit.form("reason") : "",
        faults);
  }

  private static MemberRow row(Visit visit, Operator o) {
    Role own = visit.operator().role();
    boolean oneself = o.id().equals(visit.operator().id());
    return new MemberRow(
        o.id(),
        o.name(),
        o.displayName(),
        visit.words().text("role." + o.role().word()),
        o.active(),
        !oneself && Powers.mayGrant(own, o.role()),
        visit.times().of(o.createdAt()),
        roles(visit, o.role().word()));
  }

  /** Those that may be granted. */
  private static List<Choice> roles(Visit visit, String chosen) {
    return Arrays.stream(Role.values())
        .filter(role -> Powers.mayGrant(visit.operator().role(), role))
        .map(Role::word)
        .map(word -> new Choice(word, visit.words().text("role." + word), word.equals(chosen)))
        .toList();
  }

  private Response invite(Visit visit) throws SQLException {
    String name = visit.form("name").strip().toLowerCase(Locale.ROOT);
    String display = visit.form("display").strip();
    Optional<Role> role = Role.of(visit.form("role"));
    boolean may = role.filter(r -> Powers.mayGrant(visit.operator().role(), r)).isPresent();
    Form form =
        new Form(visit.words())
            .need(Joining.goodName(name), "name", "join.name.bad")
            .need(Joining.goodDisplayName(display), "display", "join.display.bad")
            .need(may, "role", "members.role.above")
            .need(Reasons.good(visit.form("reason")), "reason", "reason.bad");
    if (form.faults().isEmpty()) {
      Optional<Token> link =
          members.invite(
              visit.operator(),
              name,
              display,
              role.orElseThrow(),
              visit.by(visit.form("reason").strip()));
      if (link.isPresent()) {
        return link(visit, display, link.get(), "24");
      }
      form.need(false, "name", "join.name.taken");
    }
    return visit.wrong("members", view(visit, form.faults()));
  }

  private Response reset(Visit visit) throws SQLException {
    if (!Reasons.good(visit.form("reason"))) {
      return reason(visit);
    }
    Optional<Token> link = members.reset(visit.operator(), visit.form("id"), by(visit));
    return link.isPresent()
        ? link(visit, visit.form("who"), link.get(), "1")
        : visit.done(PATH, "members.nothing");
  }

  private Response role(Visit visit) throws SQLException {
    Optional<Role> role = Role.of(visit.form("role"));
    if (role.isEmpty() || !Reasons.good(visit.form("reason"))) {
      return reason(visit);
    }
    return told(
        visit,
        members.role(visit.operator(), visit.form("id"), role.get(), by(visit)),
        "members.role");
  }

  private Response disable(Visit visit) throws SQLException {
    return Reasons.good(visit.form("reason"))
        ? told(
            visit,
            members.disable(visit.operator(), visit.form("id"), by(visit)),
            "members.disabled")
        : reason(visit);
  }

  private Response enable(Visit visit) throws SQLException {
    return Reasons.good(visit.form("reason"))
        ? told(
            visit, members.enable(visit.operator(), visit.form("id"), by(visit)), "members.enabled")
        : reason(visit);
  }

  private static io.ilwon.audit.By by(Visit visit) {
    return visit.by(visit.form("reason").strip());
  }

  private Response reason(Visit visit) throws SQLException {
    View view = view(visit, List.of());
    String text = visit.words().text("reason.bad");
    return visit.wrong(
        "members",
        new View(view.f().alarmed(text), view.rows(), view.roles(), "", "", "", List.of()));
  }

  private Response told(Visit visit, Members.Outcome outcome, String done) throws SQLException {
    return switch (outcome) {
      case DONE -> visit.done(PATH, done);
      case NOTHING -> visit.done(PATH, "members.nothing");
      case ABOVE_OWN_ROLE, ONESELF, LAST_OWNER -> {
        View v = view(visit, List.of());
        String key = "members.no." + outcome.name().toLowerCase(Locale.ROOT);
        Frame alarmed = v.f().alarmed(visit.words().text(key));
        yield visit.wrong("members", new View(alarmed, v.rows(), v.roles(), "", "", "", List.of()));
      }
    };
  }

  private Response link(Visit visit, String who, Token token, String hours) {
    return visit.html(
        "memberlink",
        new MemberLink(
            visit.frame(Section.SETTINGS, "members.link.title"),
            who,
            Desk.join(url.get(), token.unmasked()),
            hours));
  }
}
