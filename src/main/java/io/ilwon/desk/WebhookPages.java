package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.webhook.Delivery;
import io.ilwon.webhook.DeliveryFilter;
import io.ilwon.webhook.DeliveryFilter.Which;
import io.ilwon.webhook.Endpoint;
import io.ilwon.webhook.EndpointId;
import io.ilwon.webhook.EventId;
import io.ilwon.webhook.Tally;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws one endpoint and one delivery, for those who read and those who do something. */
final class WebhookPages {
  private final ProjectNames projects;

  WebhookPages(ProjectNames projects) {
    this.projects = projects;
  }

  /** The endpoint of this id; empty for none in the project that is chosen. */
  static Optional<Endpoint> found(Visit visit, Webhooks webhooks, String id) throws SQLException {
    return webhooks
        .endpoints()
        .find(new EndpointId(id))
        .filter(e -> visit.project().map(e.project()::equals).orElse(true));
  }

  private WebhookRow row(Visit visit, Webhooks webhooks, Endpoint e) throws SQLException {
    Tally tally = webhooks.deliveries().tallies().getOrDefault(e.id(), Tally.NOTHING);
    return WebhookRow.of(e, visit, projects.all(), tally);
  }

  WebhookView endpoint(Visit visit, Webhooks webhooks, Endpoint e, List<Form.Fault> faults)
      throws SQLException {
    String path = WebhookRoom.PATH + "/" + e.id();
    Which which = which(visit.query("show").orElse(""));
    DeliveryFilter filter = DeliveryFilter.first(e.id(), which, Paging.ROWS + 1);
    Optional<Delivery> last = Optional.empty();
    Optional<String> after = visit.query("after");
    if (after.isPresent()) {
      last = webhooks.deliveries().find(e.id(), new EventId(after.get()));
    }
    Paging<Delivery> page =
        Paging.of(
            webhooks.deliveries().list(last.map(filter::after).orElse(filter)),
            d -> d.event().text());
    Query here = Query.at(path).with("show", which == Which.ALL ? null : word(which));
    return new WebhookView(
        visit.frame(Section.WEBHOOKS, "hook.one"),
        row(visit, webhooks, e),
        visit.may(Power.CHANGE_WEBHOOKS),
        tabs(path, which, visit.words()),
        page.rows().stream().map(d -> DeliveryRow.of(d, visit)).toList(),
        last.isPresent() ? here.href() : null,
        page.next() == null ? null : here.with("after", page.next()).href(),
        faults);
  }

  WebhookView.Single delivery(
      Visit visit, Webhooks webhooks, Endpoint e, Delivery d, List<Form.Fault> faults)
      throws SQLException {
    return new WebhookView.Single(
        visit.frame(Section.WEBHOOKS, "hook.delivery"),
        row(visit, webhooks, e),
        DeliveryRow.of(d, visit),
        webhooks.deliveries().attempts(d.endpoint(), d.event()).stream()
            .map(a -> AttemptRow.of(a, visit))
            .toList(),
        visit.may(Power.CHANGE_WEBHOOKS),
        faults);
  }

  private static List<Item> tabs(String path, Which here, Texts w) {
    return Arrays.stream(Which.values())
        .map(which ->
            new Item(
                which == Which.ALL ? path : path + "?show=" + word(which),
                w.text("hook.show." + word(which)),
                which == here))
        .toList();
  }

  private static Which which(String word) {
    return Arrays.stream(Which.values())
        .filter(which -> word(which).equals(word))
        .findFirst()
        .orElse(Which.ALL);
  }

  private static String word(Which which) {
    return which.name().toLowerCase(Locale.ROOT);
  }
}
