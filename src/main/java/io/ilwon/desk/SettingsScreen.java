package io.ilwon.desk;

import io.ilwon.crypto.SealBroken;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * D12, a project's settings: a form, then what it would change, and with a reason it is done. Who
 * fills in a form while another changes the same is told, and changes nothing.
 */
public final class SettingsScreen implements Screen {
  static final String PATH = "/desk/settings";
  private final Control control;
  private final SettingsPage page;

  SettingsScreen(Control control, ProjectNames names, DeskUrl url) {
    this.control = control;
    this.page = new SettingsPage(control, names, url);
  }

  /**
   * What is about to change; {@code typed} goes along unseen.
   *
   * @param drawn stands for what the settings were
   */
  public record Confirm(
      Frame f,
      String project,
      String name,
      String drawn,
      List<Typed> typed,
      List<PolicyDiff> diffs,
      String reason,
      List<Form.Fault> faults) {
    /** A field as it was typed. */
    public record Typed(String name, String value) {
      @Override
      public String toString() {
        return "Typed";
      }
    }

    @Override
    public String toString() {
      return "Confirm[" + project + "]";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(PATH, Power.SEE_SETTINGS, this::show),
        Action.deed(PATH, Power.CHANGE_SETTINGS, this::change));
  }

  private Response show(Visit visit) throws SQLException {
    String id = visit.project().orElse("");
    Optional<ProjectSettings> found;
    try {
      found = find(id);
    } catch (SealBroken _) {
      SettingsView view = page.choice(visit);
      return visit.html("settings", alarmed(view, visit.words().text("settings.broken")));
    }
    return visit.html(
        "settings",
        found.isEmpty()
            ? page.choice(visit)
            : page.of(visit, id, found.get(), PolicyForm.of(found.get()), List.of(), List.of()));
  }

  private static SettingsView alarmed(SettingsView v, String text) {
    return new SettingsView(
        v.f().alarmed(text), v.tabs(), v.projects(), null, v.server(), v.demo(), List.of());
  }

  private Optional<ProjectSettings> find(String id) throws SQLException {
    return id.isEmpty() ? Optional.empty() : control.settings().find(new ProjectId(id));
  }

  /** The project is the form's: what is chosen above may have changed in another window. */
  private Response change(Visit visit) throws SQLException {
    String id = visit.form("project");
    Optional<ProjectSettings> found;
    try {
      found = find(id);
    } catch (SealBroken _) {
      return visit.done(PATH, "settings.broken");
    }
    return found.isEmpty()
        ? visit.done(PATH, "settings.gone")
        : change(visit, id, found.get(), PolicyForm.typed(visit));
  }

  private Response change(Visit visit, String id, ProjectSettings now, PolicyForm typed)
      throws SQLException {
    List<Form.Fault> faults = typed.faults(now, visit.words());
    if (!PolicyForm.drawn(now).equals(visit.form("drawn"))) {
      return late(visit, id, now, typed);
    }
    if (!faults.isEmpty()) {
      return visit.wrong("settings", page.of(visit, id, now, typed, faults, List.of()));
    }
    if (visit.form("step").equals("edit")) {
      return visit.html("settings", page.of(visit, id, now, typed, List.of(), List.of()));
    }
    List<PolicyDiff> diffs = page.words(visit).diffs(now, typed.over(now));
    if (diffs.isEmpty()) {
      return visit.done(PATH, "settings.same");
    }
    boolean save = visit.form("step").equals("save");
    String reason = visit.form("reason").strip();
    if (!save) {
      return visit.html("settings_diff", confirm(visit, id, now, typed, diffs, List.of()));
    }
    return Reasons.good(reason)
        ? save(visit, id, typed, reason)
        : visit.wrong(
            "settings_diff",
            confirm(
                visit,
                id,
                now,
                typed,
                diffs,
                new Form(visit.words()).need(false, "reason", "stop.reason.bad").faults()));
  }

  /** Under the row's lock it is looked once more whether the form is of these settings. */
  private Response save(Visit visit, String id, PolicyForm typed, String reason)
      throws SQLException {
    List<ProjectSettings> other = new ArrayList<>();
    Optional<ProjectSettings> changed =
        control
            .settings()
            .change(
                new ProjectId(id),
                now -> {
                  if (PolicyForm.drawn(now).equals(visit.form("drawn"))) {
                    return typed.over(now);
                  }
                  other.add(now);
                  return now;
                },
                visit.by(reason));
    if (!other.isEmpty()) {
      return late(visit, id, other.getFirst(), typed);
    }
    return visit.done(PATH, changed.isPresent() ? "settings.saved" : "settings.gone");
  }

  /** What was typed is told beside what is stored now, and nothing of it is lost or taken over. */
  private Response late(Visit visit, String id, ProjectSettings now, PolicyForm typed)
      throws SQLException {
    boolean well = typed.faults(now, visit.words()).isEmpty();
    List<PolicyDiff> lost = well ? page.words(visit).diffs(now, typed.over(now)) : List.of();
    SettingsView view = page.of(visit, id, now, PolicyForm.of(now), List.of(), lost);
    Frame told = view.f().alarmed(visit.words().text("settings.late"));
    return visit.wrong(
        "settings",
        new SettingsView(
            told,
            view.tabs(),
            view.projects(),
            view.project(),
            view.server(),
            view.demo(),
            List.of()));
  }

  private static Confirm confirm(
      Visit visit,
      String id,
      ProjectSettings now,
      PolicyForm typed,
      List<PolicyDiff> diffs,
      List<Form.Fault> faults) {
    List<Confirm.Typed> fields = new ArrayList<>();
    typed.typed().forEach((field, text) -> fields.add(new Confirm.Typed(field.word(), text)));
    return new Confirm(
        visit.frame(Section.SETTINGS, "settings.confirm.title"),
        id,
        now.name(),
        PolicyForm.drawn(now),
        fields,
        diffs,
        visit.form("reason").strip(),
        faults);
  }
}
