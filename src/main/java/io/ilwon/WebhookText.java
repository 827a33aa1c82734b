package io.ilwon;

import io.ilwon.webhook.Delivery;
import io.ilwon.webhook.Endpoint;
import io.ilwon.webhook.EventType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Endpoints and deliveries as commands print them. */
final class WebhookText {
  private WebhookText() {}

  static Map<String, @Nullable Object> fields(Endpoint e) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", e.id().text());
    fields.put("project", e.project());
    fields.put("url", e.url().toString());
    fields.put("types", e.types().stream().map(EventType::word).toList());
    fields.put("state", e.state().word());
    fields.put("why", e.why());
    fields.put("since", e.since().toString());
    fields.put("failuresInARow", e.failures());
    fields.put("slowedUntil", text(e.slowedUntil()));
    fields.put("bothSecretsUntil", text(e.formerUntil()));
    return fields;
  }

  static Map<String, @Nullable Object> fields(Delivery d) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("delivery", d.event().text());
    fields.put("type", d.type());
    fields.put("submission", d.submission());
    fields.put("sequence", d.sequence());
    fields.put("state", state(d));
    fields.put("attempts", d.attempts());
    fields.put("createdAt", d.createdAt().toString());
    fields.put("lastAt", text(d.lastAt()));
    fields.put("lastStatus", d.lastStatus());
    fields.put("lastReason", d.lastReason());
    return fields;
  }

  static String endpoints(List<Endpoint> list) {
    return list.stream()
        .map(e ->
            "%s %s %s%s"
                .formatted(
                    e.id(), e.state().word(), e.url(), e.why() == null ? "" : ": " + e.why()))
        .collect(Collectors.joining("\n"));
  }

  static String deliveries(List<Delivery> list) {
    return list.stream()
        .map(d ->
            "%s %s %s %s, attempts %d%s"
                .formatted(d.createdAt(), d.event(), d.type(), state(d), d.attempts(), last(d)))
        .collect(Collectors.joining("\n"));
  }

  private static String last(Delivery d) {
    if (d.lastStatus() != null) {
      return ", last answer " + d.lastStatus();
    }
    return d.lastReason() == null ? "" : ", last: " + d.lastReason();
  }

  private static String state(Delivery d) {
    return d.state().name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }
}
