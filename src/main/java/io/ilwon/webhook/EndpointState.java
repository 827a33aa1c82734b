package io.ilwon.webhook;

import java.util.Locale;

/** Whether an endpoint is told; what happens is kept for it in each but the last. */
public enum EndpointState {
  ACTIVE,
  /** By an operator. */
  PAUSED,
  /** By its own answer, 410. */
  DISABLED,
  REMOVED;

  /** The word of database, commands and pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EndpointState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
