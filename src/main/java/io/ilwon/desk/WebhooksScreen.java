package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.webhook.Endpoint;
import io.ilwon.webhook.EndpointId;
import io.ilwon.webhook.Endpoints;
import io.ilwon.webhook.Tally;
import io.ilwon.webhook.WebhookSecret;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** D9: who is told, and a new one. A secret is shown in one answer and never again. */
public final class WebhooksScreen implements Screen {
  private final WebhookRoom room;
  private final ProjectNames projects;

  WebhooksScreen(WebhookRoom room, ProjectNames projects) {
    this.room = room;
    this.projects = projects;
  }

  /** The page. */
  public record View(
      Frame f,
      List<WebhookRow> rows,
      boolean mayAdd,
      WebhookForm form,
      List<Choice> projects,
      List<Choice> types) {
    @Override
    public String toString() {
      return "View";
    }
  }

  /**
   * A new secret, this once.
   *
   * @param rotated whether a former one signs beside it for a while
   */
  public record Shown(Frame f, String secret, String href, boolean rotated) {
    @Override
    public String toString() {
      return "Shown";
    }
  }

  @Override
  public List<Action> actions() {
    return List.of(
        Action.page(WebhookRoom.PATH, Power.SEE_WEBHOOKS, room.then(this::show)),
        Action.deed(WebhookRoom.PATH + "/add", Power.CHANGE_WEBHOOKS, room.then(this::add)));
  }

  private Response show(Visit visit, Webhooks webhooks) throws SQLException {
    WebhookForm form = WebhookForm.fresh(visit.project().orElse(null));
    return visit.html("webhooks", view(visit, webhooks, form));
  }

  private View view(Visit visit, Webhooks webhooks, WebhookForm form) throws SQLException {
    Optional<String> project = visit.project();
    Endpoints endpoints = webhooks.endpoints();
    List<Endpoint> list = project.isEmpty() ? endpoints.list() : endpoints.list(project.get());
    Map<EndpointId, Tally> tallies = webhooks.deliveries().tallies();
    Map<String, String> names = projects.all();
    List<Choice> choices = new ArrayList<>();
    names.forEach((id, name) -> choices.add(new Choice(id, name, id.equals(form.project()))));
    Texts w = visit.words();
    return new View(
        visit.frame(Section.WEBHOOKS, "hook.title"),
        list.stream()
            .map(e -> {
              Tally tally = tallies.getOrDefault(e.id(), Tally.NOTHING);
              return WebhookRow.of(e, visit, names, tally);
            })
            .toList(),
        visit.may(Power.CHANGE_WEBHOOKS),
        form,
        choices,
        WebhookForm.choices().stream()
            .map(t ->
                new Choice(t.word(), w.text("hook.type." + t.word()), form.types().contains(t)))
            .toList());
  }

  private Response add(Visit visit, Webhooks webhooks) throws SQLException {
    WebhookForm form = WebhookForm.read(visit, projects.all().keySet());
    if (!form.faults().isEmpty()) {
      return visit.wrong("webhooks", view(visit, webhooks, form));
    }
    Endpoints.Added added;
    try {
      added =
          webhooks
              .endpoints()
              .add(form.project(), form.url(), List.copyOf(form.types()), visit.by(form.reason()));
    } catch (IllegalArgumentException e) {
      String text = WebhookWords.address(visit.words(), e.getMessage());
      return visit.wrong(
          "webhooks", view(visit, webhooks, form.wrong(new Form.Fault("url", text))));
    }
    return shown(visit, added.endpoint().id(), added.secret(), false);
  }

  /** The one answer that has the secret in it; nobody on the way keeps it. */
  static Response shown(Visit visit, EndpointId id, WebhookSecret secret, boolean rotated) {
    Frame frame = visit.frame(Section.WEBHOOKS, "hook.shown.title");
    String href = WebhookRoom.PATH + "/" + id;
    return visit
        .html("webhook_shown", new Shown(frame, secret.unmasked(), href, rotated))
        .with("Cache-Control", "no-store");
  }
}
