package io.ilwon.client;

import io.ilwon.client.WebhookRejected.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells genuine webhooks from all other requests, as Standard Webhooks 1.0.0 has it: HMAC-SHA256
 * over id, timestamp and body, compared in constant time, at most five minutes old.
 */
public final class WebhookVerifier {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final List<WebhookSecret> secrets;
  private final Clock clock;
  private final Predicate<String> isNew;

  private WebhookVerifier(List<WebhookSecret> secrets, Clock clock, Predicate<String> isNew) {
    this.secrets = secrets;
    this.clock = clock;
    this.isNew = isNew;
  }

  /**
   * Verifies by these secrets.
   *
   * @param secrets {@code whsec_…}; two while one takes the place of the other
   */
  public static WebhookVerifier of(String... secrets) {
    if (secrets.length == 0) {
      throw new IllegalArgumentException("without a secret nothing can be verified");
    }
    List<WebhookSecret> read = List.of(secrets).stream().map(WebhookSecret::new).toList();
    return new WebhookVerifier(read, Clock.systemUTC(), id -> true);
  }

  /** The same by another clock. */
  public WebhookVerifier clock(Clock other) {
    return new WebhookVerifier(secrets, other, isNew);
  }

  /**
   * The same, refusing what was taken before.
   *
   * @param firstTime remembers a {@code webhook-id} and says whether it was unknown; best an insert
   *     into a table with a unique key, in the transaction that does the work. Events are tried for
   *     about three days, and an operator may send them again for 30
   */
  public WebhookVerifier rejectingRepeats(Predicate<String> firstTime) {
    return new WebhookVerifier(secrets, clock, firstTime);
  }

  /**
   * The event, when it is genuine.
   *
   * @param id the header {@code webhook-id}
   * @param timestamp the header {@code webhook-timestamp}
   * @param signatures the header {@code webhook-signature}
   * @param body the bytes as they came, before anybody parsed them
   */
  public WebhookEvent verify(String id, String timestamp, String signatures, byte[] body)
      throws WebhookRejected {
    if (id == null || timestamp == null || signatures == null || body == null) {
      throw new WebhookRejected(Reason.MALFORMED);
    }
    if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
      throw new WebhookRejected(Reason.MALFORMED);
    }
    long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
    if (apart > TOLERANCE.toSeconds()) {
      throw new WebhookRejected(Reason.TIMESTAMP);
    }
    if (!signed(id, timestamp, signatures, body)) {
      throw new WebhookRejected(Reason.SIGNATURE);
    }
    WebhookEvent event = event(id, body);
    if (!isNew.test(id)) {
      throw new WebhookRejected(Reason.REPEATED);
    }
    return event;
  }

  private boolean signed(String id, String timestamp, String signatures, byte[] body) {
    boolean signed = false;
    for (WebhookSecret secret : secrets) {
      signed |= secret.signed(id, timestamp, signatures, body);
    }
    return signed;
  }

  private static WebhookEvent event(String id, byte[] body) throws WebhookRejected {
    try {
      return WebhookEvent.of(id, Json.read(body), new String(body, StandardCharsets.UTF_8));
    } catch (MalformedJson | IlwonException e) {
      throw new WebhookRejected(Reason.MALFORMED);
    }
  }

  @Override
  public String toString() {
    return "WebhookVerifier[" + secrets.size() + " secrets]";
  }
}
