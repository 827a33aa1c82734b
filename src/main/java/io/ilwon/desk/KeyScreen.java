package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.project.ApiKey;
import io.ilwon.project.IssuedKey;
import io.ilwon.project.KeyId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** D10, one key: put another in its place, end it, lift its lock. */
public final class KeyScreen implements Screen {
  /** How long the old key goes on, by the word of the form; the order of the form is its own. */
  private static final Map<String, Duration> OVERLAPS =
      Map.of(
          "0h", Duration.ZERO,
          "1h", Duration.ofHours(1),
          "24h", Duration.ofHours(24),
          "7d", Duration.ofDays(7));

  private final DeveloperRoom room;
  private final ProjectNames projects;

  KeyScreen(DeveloperRoom room, ProjectNames projects) {
    this.room = room;
    this.projects = projects;
  }

  /** The page. */
  public record View(
      Frame f, KeyRow key, boolean mayChange, boolean mayLift, List<Form.Fault> faults) {
    @Override
    public String toString() {
      return "View[" + key.id() + "]";
    }
  }

  @Override
  public List<Action> actions() {
    String at = DeveloperTabs.KEYS;
    return List.of(
        Action.page(KeyRow.FOLDER + "*", Power.SEE_DEVELOPERS, this::show),
        Action.deed(at + "/rotate/*", Power.CHANGE_KEYS, on(this::rotate, "reason")),
        Action.deed(at + "/revoke/*", Power.CHANGE_KEYS, on(this::revoke, "revoke-reason")),
        Action.deed(at + "/lift/*", Power.CHANGE_LIMITS, on(this::lift, "lift-reason")));
  }

  /** A deed on one key, with a reason that says something. */
  private interface Deed {
    Response on(Visit visit, IssuedKey key, String reason) throws SQLException;
  }

  /** {@code field} is where its form asks for the reason. */
  private Action.Handler on(Deed deed, String field) {
    return visit -> {
      Optional<IssuedKey> key = found(visit);
      if (key.isEmpty()) {
        return visit.done(DeveloperTabs.KEYS, "dev.gone");
      }
      String reason = visit.form("reason").strip();
      return Reasons.good(reason)
          ? deed.on(visit, key.get(), reason)
          : wrong(visit, key.get(), field, "dev.reason.bad");
    };
  }

  private Optional<IssuedKey> found(Visit visit) throws SQLException {
    return room.keys().search(visit.project().orElse(null), visit.rest(), 1).stream().findFirst();
  }

  private Response show(Visit visit) throws SQLException {
    Optional<IssuedKey> key = found(visit);
    return key.isEmpty()
        ? visit.done(DeveloperTabs.KEYS, "dev.gone")
        : visit.html("key", view(visit, key.get(), List.of()));
  }

  private View view(Visit visit, IssuedKey key, List<Form.Fault> faults) throws SQLException {
    KeyRow row = KeyRow.of(key, visit, projects.all(), room.uses().all(), room.trust().shut());
    return new View(
        visit.frame(Section.DEVELOPERS, "dev.key.title"),
        row,
        visit.may(Power.CHANGE_KEYS),
        visit.may(Power.CHANGE_LIMITS),
        faults);
  }

  private Response wrong(Visit visit, IssuedKey key, String field, String word)
      throws SQLException {
    Form.Fault fault = new Form.Fault(field, visit.words().text(word));
    return visit.wrong("key", view(visit, key, List.of(fault)));
  }

  private Response rotate(Visit visit, IssuedKey old, String reason) throws SQLException {
    Duration overlap = OVERLAPS.get(visit.form("overlap"));
    if (overlap == null) {
      return wrong(visit, old, "overlap", "dev.overlap.bad");
    }
    ApiKey fresh = ApiKey.fresh(room.kind());
    Optional<KeyId> id = room.rotation().rotate(old.id(), fresh, overlap, visit.by(reason));
    return id.isEmpty()
        ? wrong(visit, old, "reason", "dev.rotate.ended")
        : KeysScreen.shown(visit, fresh, id.get().text(), old.id().text());
  }

  private Response revoke(Visit visit, IssuedKey key, String reason) throws SQLException {
    boolean done = room.keys().revoke(key.id(), visit.by(reason));
    return visit.done(KeyRow.FOLDER + key.id(), done ? "dev.revoked" : "dev.ended");
  }

  private Response lift(Visit visit, IssuedKey key, String reason) throws SQLException {
    boolean done = room.trust().lift(key.id(), visit.by(reason), room.trail()).isPresent();
    return visit.done(KeyRow.FOLDER + key.id(), done ? "dev.lifted" : "dev.open");
  }
}
