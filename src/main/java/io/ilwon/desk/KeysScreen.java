package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.project.ApiKey;
import io.ilwon.project.IssuedKey;
import io.ilwon.project.ProjectId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** D10, keys: what there is, and a new one. A key is shown in one answer and kept nowhere. */
public final class KeysScreen implements Screen {
  /** More are found by choosing a project above. */
  private static final int MOST = 500;

  private final DeveloperRoom room;
  private final ProjectNames projects;

  KeysScreen(DeveloperRoom room, ProjectNames projects) {
    this.room = room;
    this.projects = projects;
  }

  /** The page; {@code form} is null for whoever may not make keys. */
  public record View(
      Frame f,
      List<Item> tabs,
      List<KeyRow> keys,
      boolean cut,
      boolean mayMake,
      KeyForm form,
      List<Choice> projects,
      String kind) {
    @Override
    public String toString() {
      return "View";
    }
  }

  /**
   * A new key, this once.
   *
   * @param old the key it replaces; empty for none
   */
  public record Shown(Frame f, String secret, String id, String href, String old) {
    @Override
    public String toString() {
      return "Shown[" + id + "]";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(DeveloperTabs.KEYS, Power.SEE_DEVELOPERS, this::show),
        Action.deed(DeveloperTabs.KEYS + "/create", Power.CHANGE_KEYS, this::create));
  }

  private Response show(Visit visit) throws SQLException {
    return visit.html("keys", view(visit, KeyForm.fresh(visit.project().orElse(null))));
  }

  private View view(Visit visit, KeyForm form) throws SQLException {
    List<IssuedKey> keys = room.keys().search(visit.project().orElse(null), null, MOST);
    Map<String, String> names = projects.all();
    Map<String, Instant> uses = room.uses().all();
    Map<String, Instant> shut = room.trust().shut();
    List<Choice> choices = new ArrayList<>();
    names.forEach((id, name) -> choices.add(new Choice(id, name, id.equals(form.project()))));
    return new View(
        visit.frame(Section.DEVELOPERS, "dev.title"),
        DeveloperTabs.at(DeveloperTabs.KEYS, visit.words()),
        keys.stream().map(key -> KeyRow.of(key, visit, names, uses, shut)).toList(),
        keys.size() == MOST,
        visit.may(Power.CHANGE_KEYS),
        form,
        choices,
        room.kind().word());
  }

  private Response create(Visit visit) throws SQLException {
    KeyForm form = KeyForm.read(visit, projects.all().keySet());
    if (!form.faults().isEmpty()) {
      return visit.wrong("keys", view(visit, form));
    }
    ApiKey key = ApiKey.fresh(room.kind());
    String id =
        room.keys()
            .insert(new ProjectId(form.project()), key, form.grant(), visit.by(form.reason()))
            .text();
    return shown(visit, key, id, "");
  }

  /** The one answer that has the key in it; nobody on the way keeps it. */
  static Response shown(Visit visit, ApiKey key, String id, String old) {
    Frame frame = visit.frame(Section.DEVELOPERS, "dev.shown.title");
    return visit
        .html("key_shown", new Shown(frame, key.unmasked(), id, KeyRow.FOLDER + id, old))
        .with("Cache-Control", "no-store");
  }
}
