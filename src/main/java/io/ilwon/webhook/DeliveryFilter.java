package io.ilwon.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries of an endpoint, the newest first.
 *
 * @param before the instant of the last one on the page before
 * @param beforeEvent its event, since several share an instant
 */
public record DeliveryFilter(
    EndpointId endpoint,
    Which which,
    @Nullable Instant before,
    @Nullable EventId beforeEvent,
    int count) {
  /** How they stand. */
  public enum Which {
    ALL,
    /** Those that were given up or whose last call failed. */
    FAILED,
    PENDING
  }

  /** The first page of the failed alone, or of all. */
  public static DeliveryFilter first(EndpointId endpoint, boolean failed, int count) {
    return first(endpoint, failed ? Which.FAILED : Which.ALL, count);
  }

  /** The first page. */
  public static DeliveryFilter first(EndpointId endpoint, Which which, int count) {
    return new DeliveryFilter(endpoint, which, null, null, count);
  }

  /** The page behind this row. */
  public DeliveryFilter after(Delivery last) {
    return new DeliveryFilter(endpoint, which, last.createdAt(), last.event(), count);
  }
}
