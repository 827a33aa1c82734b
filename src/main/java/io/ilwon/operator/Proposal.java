package io.ilwon.operator;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one person asked for and another has to agree to.
 *
 * @param kind what it is about, such as {@code settle}
 * @param subject an id
 * @param detail what is to be done, in a few words; never a name or a number of a customer
 * @param outcome null while it waits
 */
public record Proposal(
    String id,
    String kind,
    String subject,
    String detail,
    String reason,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Outcome outcome) {
  /** What became of it. */
  public enum Outcome {
    /** Another person agreed, and it was done. */
    DONE,
    /** Another person said no. */
    DECLINED,
    /** Whoever proposed it took it back. */
    WITHDRAWN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** Whether this operator may agree to it or decline it: two people are two. */
  public boolean byAnotherThan(Operator operator) {
    return !proposedBy.equalsIgnoreCase(operator.name());
  }

  @Override
  public String toString() {
    return "Proposal[" + id + "]";
  }
}
