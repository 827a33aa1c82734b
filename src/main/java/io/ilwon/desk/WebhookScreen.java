package io.ilwon.desk;

import io.ilwon.http.Response;
import io.ilwon.operator.Power;
import io.ilwon.webhook.Delivery;
import io.ilwon.webhook.Endpoint;
import io.ilwon.webhook.EventId;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** D9, one endpoint and what it was told; behind it, one delivery with every call. */
final class WebhookScreen implements Screen {
  private final WebhookRoom room;
  private final WebhookPages pages;

  WebhookScreen(WebhookRoom room, ProjectNames projects) {
    this.room = room;
    this.pages = new WebhookPages(projects);
  }

  @Override
  public List<Action> actions() {
    return List.of(Action.page(WebhookRoom.PATH + "/*", Power.SEE_WEBHOOKS, room.then(this::show)));
  }

  private Response show(Visit visit, Webhooks webhooks) throws SQLException {
    String[] names = visit.rest().split("/", 2);
    Optional<Endpoint> endpoint = WebhookPages.found(visit, webhooks, names[0]);
    if (endpoint.isEmpty()) {
      return visit.done(WebhookRoom.PATH, "hook.gone");
    }
    if (names.length == 1) {
      return visit.html("webhook", pages.endpoint(visit, webhooks, endpoint.get(), List.of()));
    }
    Optional<Delivery> delivery =
        webhooks.deliveries().find(endpoint.get().id(), new EventId(names[1]));
    return delivery.isEmpty()
        ? visit.done(WebhookRoom.PATH + "/" + names[0], "hook.delivery.gone")
        : visit.html(
            "webhook_delivery",
            pages.delivery(visit, webhooks, endpoint.get(), delivery.get(), List.of()));
  }
}
