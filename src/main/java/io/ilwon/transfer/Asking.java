package io.ilwon.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often the rail was asked about a transfer, when next, and since when it waits for a person.
 *
 * @param inquiries answers to inquiries heard so far
 * @param next when to ask again, or null when nobody will
 * @param queuedAt since when it stands in the operator's queue, or null
 * @param reason why it stands there, or null
 */
public record Asking(
    int inquiries, @Nullable Instant next, @Nullable Instant queuedAt, @Nullable String reason) {
  /** Not asked and not queued. */
  public static final Asking NOTHING = new Asking(0, null, null, null);

  /** Known at last: nobody asks any more, and no person has to look. */
  Asking done() {
    return new Asking(inquiries, null, null, null);
  }

  Asking at(@Nullable Instant instant) {
    return new Asking(inquiries, instant, queuedAt, reason);
  }

  Asking again(@Nullable Instant instant) {
    return new Asking(inquiries + 1, instant, queuedAt, reason);
  }

  /** In the queue beside the inquiries, which go on. */
  Asking alsoQueued(Instant now, String why) {
    return new Asking(inquiries, next, now, why);
  }

  /** In the queue for this reason, beside the inquiries if there are any. */
  Asking disputed(Instant now, String why) {
    return new Asking(inquiries, next, queuedAt == null ? now : queuedAt, why);
  }

  Asking queued(Instant now, String why) {
    return new Asking(inquiries, null, queuedAt == null ? now : queuedAt, why);
  }
}
