package io.ilwon.desk;

import io.ilwon.audit.By;
import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.operator.Reasons;
import io.ilwon.webhook.Delivery;
import io.ilwon.webhook.Endpoint;
import io.ilwon.webhook.EventId;
import io.ilwon.webhook.WebhookSecret;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** D9, what can be done with an endpoint; each with a reason. */
final class WebhookDeeds implements Screen {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  /** How long the former secret signs too, by the word of the form. */
  private static final Map<String, Duration> OVERLAPS =
      Map.of(
          "0h", Duration.ZERO,
          "1h", Duration.ofHours(1),
          "24h", Duration.ofHours(24),
          "7d", Duration.ofDays(7),
          "30d", Duration.ofDays(30));

  private final WebhookRoom room;
  private final WebhookPages pages;

  WebhookDeeds(WebhookRoom room, ProjectNames projects) {
    this.room = room;
    this.pages = new WebhookPages(projects);
  }

  /** One form, as it came. */
  private record Asked(Visit visit, Webhooks webhooks, Endpoint endpoint, String path, By by) {
    @Override
    public String toString() {
      return "Asked";
    }
  }

  /** What is done once the endpoint is found and the reason says something. */
  private interface Deed {
    Response on(Asked asked) throws SQLException;
  }

  @Override
  public List<Action> actions() {
    return List.of(
        deed("test", WebhookDeeds::test),
        deed("pause", WebhookDeeds::pause),
        deed("resume", WebhookDeeds::resume),
        deed("remove", WebhookDeeds::remove),
        deed("rotate", this::rotate),
        deed("replay", this::replay),
        Action.deed(WebhookRoom.PATH + "/again/*", Power.CHANGE_WEBHOOKS, room.then(this::again)));
  }

  private Action deed(String word, Deed deed) {
    return Action.deed(
        WebhookRoom.PATH + "/" + word + "/*",
        Power.CHANGE_WEBHOOKS,
        room.then((visit, webhooks) -> {
          Optional<Endpoint> found = WebhookPages.found(visit, webhooks, visit.rest());
          if (found.isEmpty()) {
            return visit.done(WebhookRoom.PATH, "hook.gone");
          }
          String reason = visit.form("reason").strip();
          String path = WebhookRoom.PATH + "/" + found.get().id();
          Asked asked = new Asked(visit, webhooks, found.get(), path, visit.by(reason));
          return Reasons.good(reason)
              ? deed.on(asked)
              : wrong(asked, word + "-reason", "hook.reason.bad");
        }));
  }

  private Response wrong(Asked a, String field, String word) throws SQLException {
    List<Form.Fault> faults = List.of(new Form.Fault(field, a.visit.words().text(word)));
    return a.visit.wrong("webhook", pages.endpoint(a.visit, a.webhooks, a.endpoint, faults));
  }

  private static Response test(Asked a) throws SQLException {
    Optional<EventId> event = a.webhooks.endpoints().test(a.endpoint.id(), a.by);
    return event.isEmpty()
        ? a.visit.done(WebhookRoom.PATH, "hook.gone")
        : a.visit.done(a.path + "/" + event.get(), "hook.tested");
  }

  private static Response pause(Asked a) throws SQLException {
    a.webhooks.endpoints().pause(a.endpoint.id(), a.by);
    return a.visit.done(a.path, "hook.paused");
  }

  private static Response resume(Asked a) throws SQLException {
    a.webhooks.endpoints().resume(a.endpoint.id(), a.by);
    return a.visit.done(a.path, "hook.resumed");
  }

  private static Response remove(Asked a) throws SQLException {
    a.webhooks.endpoints().remove(a.endpoint.id(), a.by);
    return a.visit.done(WebhookRoom.PATH, "hook.removed");
  }

  private Response rotate(Asked a) throws SQLException {
    Duration overlap = OVERLAPS.get(a.visit.form("overlap"));
    if (overlap == null) {
      return wrong(a, "overlap", "hook.overlap.bad");
    }
    Optional<WebhookSecret> fresh = a.webhooks.endpoints().rotate(a.endpoint.id(), overlap, a.by);
    return fresh.isEmpty()
        ? a.visit.done(WebhookRoom.PATH, "hook.gone")
        : WebhooksScreen.shown(a.visit, a.endpoint.id(), fresh.get(), true);
  }

  private Response replay(Asked a) throws SQLException {
    @Nullable Instant since = since(a.visit.form("since"));
    if (since == null || since.isAfter(a.visit.session().now())) {
      return wrong(a, "since", "hook.since.bad");
    }
    int many = a.webhooks.endpoints().replay(a.endpoint.id(), since, a.by).orElse(0);
    return a.visit.done(a.path, many == 0 ? "hook.replayed.none" : "hook.replayed");
  }

  private static @Nullable Instant since(String text) {
    try {
      return LocalDateTime.parse(text.strip()).atZone(SEOUL).toInstant();
    } catch (DateTimeException _) {
      return null;
    }
  }

  private Response again(Visit visit, Webhooks webhooks) throws SQLException {
    String[] names = visit.rest().split("/", 2);
    Optional<Endpoint> endpoint = WebhookPages.found(visit, webhooks, names[0]);
    if (endpoint.isEmpty() || names.length < 2) {
      return visit.done(WebhookRoom.PATH, "hook.gone");
    }
    EventId event = new EventId(names[1]);
    Optional<Delivery> found = webhooks.deliveries().find(endpoint.get().id(), event);
    String path = WebhookRoom.PATH + "/" + endpoint.get().id();
    if (found.isEmpty()) {
      return visit.done(path, "hook.delivery.gone");
    }
    String reason = visit.form("reason").strip();
    if (!Reasons.good(reason)) {
      String text = visit.words().text("hook.reason.bad");
      List<Form.Fault> faults = List.of(new Form.Fault("again-reason", text));
      return visit.wrong(
          "webhook_delivery", pages.delivery(visit, webhooks, endpoint.get(), found.get(), faults));
    }
    webhooks.endpoints().replay(endpoint.get().id(), event, visit.by(reason));
    return visit.done(path + "/" + event, "hook.replayed");
  }
}
