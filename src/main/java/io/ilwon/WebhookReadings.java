package io.ilwon;

import io.ilwon.meter.Scrape;
import io.ilwon.webhook.Counts;
import io.ilwon.webhook.Webhooks;
import java.sql.SQLException;
import java.time.Duration;

/** What waits to be told, as {@link Readings} has it read with the rest. */
final class WebhookReadings {
  private final Webhooks webhooks;
  private volatile Counts last = new Counts(0, 0, 0, Duration.ZERO, 0);

  WebhookReadings(Webhooks webhooks, Scrape scrape) {
    this.webhooks = webhooks;
    scrape.gauge(
        "ilwon_webhook_pending",
        "Webhook deliveries that wait, for endpoints that are told.",
        () -> last.pending());
    scrape.gauge(
        "ilwon_webhook_oldest_pending_seconds",
        "How long the oldest of them that is due has waited.",
        () -> last.oldest().toMillis() / 1000.0);
    scrape.gauge(
        "ilwon_webhook_endpoints_failing",
        "Webhook endpoints whose last five calls or more failed.",
        () -> last.failing());
  }

  void read() throws SQLException {
    last = webhooks.counts();
  }
}
