package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.webhook.Endpoint;
import io.ilwon.webhook.EndpointState;
import io.ilwon.webhook.EventType;
import io.ilwon.webhook.Tally;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as pages show it.
 *
 * @param url without what may be a secret of the receiver's, for whoever may not change it
 * @param tone good, warn or bad for its chip
 * @param why it is not told; null while it is
 * @param told whether it is told
 * @param former until when its former secret signs too
 */
public record WebhookRow(
    String href,
    String id,
    String project,
    String url,
    String types,
    String tone,
    String state,
    @Nullable String why,
    boolean told,
    Times.Moment since,
    Times.Moment created,
    Times.@Nullable Moment slowed,
    Times.@Nullable Moment former,
    int failures,
    Tally tally) {
  static WebhookRow of(Endpoint e, Visit visit, Map<String, String> projects, Tally tally) {
    Texts w = visit.words();
    Times times = visit.times();
    return new WebhookRow(
        WebhookRoom.PATH + "/" + e.id(),
        e.id().text(),
        projects.getOrDefault(e.project(), e.project()),
        visit.may(Power.CHANGE_WEBHOOKS) ? e.url().toString() : place(e.url()),
        e.types().isEmpty()
            ? w.text("hook.types.all")
            : e.types().stream().map(EventType::word).collect(Collectors.joining(", ")),
        tone(e),
        w.text("hook.state." + (told(e) && e.failing() ? "failing" : e.state().word())),
        why(e, w),
        told(e),
        times.of(e.since()),
        times.of(e.createdAt()),
        times.ofNullable(e.slowedUntil()),
        times.ofNullable(e.formerUntil()),
        e.failures(),
        tally);
  }

  private static boolean told(Endpoint e) {
    return e.state() == EndpointState.ACTIVE;
  }

  private static String place(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority() + "/…";
  }

  private static String tone(Endpoint e) {
    return switch (e.state()) {
      case ACTIVE -> e.failing() ? "bad" : e.failures() > 0 ? "warn" : "good";
      case PAUSED -> "warn";
      case DISABLED, REMOVED -> "bad";
    };
  }

  private static @Nullable String why(Endpoint e, Texts w) {
    return switch (e.state()) {
      case ACTIVE, REMOVED -> null;
      case PAUSED -> Stray.maskedOrNull(e.why());
      case DISABLED -> w.text("hook.gone410");
    };
  }

  @Override
  public String toString() {
    return "WebhookRow[" + id + "]";
  }
}
