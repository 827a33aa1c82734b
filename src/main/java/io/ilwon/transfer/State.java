package io.ilwon.transfer;

import io.ilwon.rail.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we know about one transfer. Sending and Unknown are open: the won may still be booked, so
 * nothing else may be sent for the submission. Everything else is certain.
 */
public sealed interface State {
  /** The intent is committed; from here on the request may have left. */
  record Sending() implements State {}

  /** The bank booked the won. */
  record Sent(Instant at, Proof proof, @Nullable String railReference) implements State {}

  /** No won moved, by the bank's word or by our own proof. */
  record Refused(Instant at, Proof proof, Refusal why, String railCode) implements State {}

  /** May or may not have moved: never sent again, inquired about. */
  record Unknown(String lastSeen) implements State {}

  /** The bank booked the won and took it back. */
  record Reversed(Instant at) implements State {}

  /** Found booked after it had been refused; {@code refused} is what was believed before. */
  record SentLate(Instant at, Refused refused) implements State {}

  /** True while the won may still be booked. */
  default boolean open() {
    return switch (this) {
      case Sending s -> true;
      case Unknown u -> true;
      case Sent s -> false;
      case Refused r -> false;
      case Reversed r -> false;
      case SentLate s -> false;
    };
  }

  /** When it became certain; empty while it is open. */
  default Optional<Instant> certainAt() {
    return switch (this) {
      case Sending s -> Optional.empty();
      case Unknown u -> Optional.empty();
      case Sent s -> Optional.of(s.at());
      case Refused r -> Optional.of(r.at());
      case Reversed r -> Optional.of(r.at());
      case SentLate s -> Optional.of(s.at());
    };
  }

  /** The word of database, pages and webhooks. */
  default String word() {
    return switch (this) {
      case Sending s -> "sending";
      case Unknown u -> "unknown";
      case Sent s -> "sent";
      case Refused r -> "refused";
      case Reversed r -> "reversed";
      case SentLate s -> "sent_late";
    };
  }
}
