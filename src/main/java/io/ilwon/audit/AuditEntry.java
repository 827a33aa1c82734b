package io.ilwon.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a person did.
 *
 * @param action the command's words, such as {@code transfer settle}
 * @param subject what it was done to: an id, a bank code, or {@code all}
 * @param detail what was decided, in a few words; never a name, a number or a code of a customer
 * @param reason why, as the operator wrote it
 * @param operator who did it
 * @param second who agreed, where two are needed, or null
 */
public record AuditEntry(
    String action,
    String subject,
    String detail,
    String reason,
    String operator,
    @Nullable String second) {
  /** Longest text of any field, in characters. */
  public static final int LONGEST = 200;

  /**
   * Checks lengths and that two people are two.
   *
   * @throws IllegalArgumentException that names the field and the rule
   */
  public AuditEntry {
    text("action", action);
    text("subject", subject);
    text("detail", detail);
    text("reason", reason);
    text("operator", operator);
    if (second != null) {
      text("second", second);
      if (second.strip().equalsIgnoreCase(operator.strip())) {
        throw new IllegalArgumentException("second: name another person than the operator");
      }
    }
  }

  private static void text(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(field + ": write 1 to " + LONGEST + " characters");
    }
  }
}
