package io.ilwon.webhook;

import io.ilwon.meter.Buckets;
import io.ilwon.meter.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How this node's calls ended, and how long they took. */
final class WebhookMeters {
  private static final Counter DELIVERED = calls("delivered");
  private static final Counter FAILED = calls("failed");
  private static final Timer TOOK =
      Meters.timer(
          "ilwon_webhook_delivery_duration",
          "From a webhook call's beginning to its answer, or to our giving up on one.",
          Buckets.CALLS);

  private WebhookMeters() {}

  private static Counter calls(String outcome) {
    return Meters.counter(
        "ilwon_webhook_deliveries", "Webhook calls that ended, by outcome.", "outcome", outcome);
  }

  /** Shows what is still 0. */
  static void shown() {}

  static void ended(boolean delivered, Duration took) {
    (delivered ? DELIVERED : FAILED).increment();
    TOOK.record(took);
  }
}
