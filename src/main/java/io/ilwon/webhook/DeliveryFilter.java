package io.ilwon.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of an endpoint, the newest first.
 *
 * @param failed only those that were given up or whose last call failed
 * @param before the instant of the last one on the page before
 * @param beforeEvent its event, since several share an instant
 */
public record DeliveryFilter(
    EndpointId endpoint,
    boolean failed,
    @Nullable Instant before,
    @Nullable EventId beforeEvent,
    int count) {

  /** The first page. */
  public static DeliveryFilter first(EndpointId endpoint, boolean failed, int count) {
    return new DeliveryFilter(endpoint, failed, null, null, count);
  }

  /** The page behind this row. */
  public DeliveryFilter after(Delivery last) {
    return new DeliveryFilter(endpoint, failed, last.createdAt(), last.event(), count);
  }
}
