package io.ilwon.transfer;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A state as its columns hold it. */
record StateColumns(
    @Nullable Instant at,
    @Nullable String proof,
    @Nullable String refusal,
    @Nullable String code,
    @Nullable String reference,
    @Nullable String lastSeen) {
  /** The longest text of a bank that is kept, in characters. */
  private static final int LONGEST = 64;

  static StateColumns of(State state) {
    return switch (state) {
      case State.Sending s -> new StateColumns(null, null, null, null, null, null);
      case State.Unknown u -> new StateColumns(null, null, null, null, null, cut(u.lastSeen()));
      case State.Sent s ->
          new StateColumns(s.at(), word(s.proof()), null, null, cut(s.railReference()), null);
      case State.Refused r -> refused(r.at(), r);
      case State.Reversed r -> new StateColumns(r.at(), word(Proof.NOTICE), null, null, null, null);
      case State.SentLate l -> refused(l.at(), l.refused());
    };
  }

  private static StateColumns refused(Instant at, State.Refused r) {
    return new StateColumns(at, word(r.proof()), r.why().name(), cut(r.railCode()), null, null);
  }

  private static String word(Proof proof) {
    return proof.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String cut(@Nullable String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
