package io.ilwon.operator;

import io.ilwon.audit.AuditEntry;

/** Why somebody did something, in their own words; needed, and no more than a line or two. */
public final class Reasons {
  private static final int SHORTEST = 4;

  private Reasons() {}

  /** Whether it says anything and fits. */
  public static boolean good(String reason) {
    String text = reason.strip();
    return text.length() >= SHORTEST && text.length() <= AuditEntry.LONGEST;
  }

  static String checked(String reason) {
    if (!good(reason)) {
      throw new IllegalArgumentException(
          "reason: write " + SHORTEST + " to " + AuditEntry.LONGEST + " characters");
    }
    return reason.strip();
  }
}
