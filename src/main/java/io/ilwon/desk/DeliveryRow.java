package io.ilwon.desk;

import io.ilwon.http.Texts;
import io.ilwon.operator.Power;
import io.ilwon.webhook.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as pages show it.
 *
 * @param about where its verification stands; null for a test, or for who may not see it
 * @param due when it is tried next; null where nothing waits
 * @param ended what the last call ended with
 */
public record DeliveryRow(
    String href,
    String event,
    String type,
    @Nullable String about,
    String tone,
    String state,
    int attempts,
    Times.Moment created,
    Times.@Nullable Moment last,
    Times.@Nullable Moment due,
    String ended) {
  static DeliveryRow of(Delivery d, Visit visit) {
    Texts w = visit.words();
    Times times = visit.times();
    boolean waits = d.state() == Delivery.State.PENDING;
    boolean sees = d.submission() != null && visit.may(Power.SEE_VERIFICATIONS);
    return new DeliveryRow(
        href(d),
        d.event().text(),
        d.type(),
        sees ? Filters.PATH + "/" + d.submission() : null,
        tone(d),
        WebhookWords.state(w, d),
        d.attempts(),
        times.of(d.createdAt()),
        times.ofNullable(d.lastAt()),
        waits ? times.of(d.dueAt()) : null,
        WebhookWords.ended(w, d.lastStatus(), d.lastReason()));
  }

  static String href(Delivery d) {
    return WebhookRoom.PATH + "/" + d.endpoint() + "/" + d.event();
  }

  private static String tone(Delivery d) {
    return switch (d.state()) {
      case PENDING -> d.attempts() > 0 ? "warn" : "info";
      case DELIVERED -> "good";
      case GIVEN_UP -> "bad";
    };
  }

  @Override
  public String toString() {
    return "DeliveryRow[" + event + "]";
  }
}
