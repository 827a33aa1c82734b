package io.ilwon.transfer;

/**
 * What people on the page are told while a stop lasts, 1 to {@value #LONGEST} characters in each
 * language. It is shown as text and never as markup.
 */
public record StopMessage(String ko, String en) {
  public static final int LONGEST = 200;

  /** Throws {@link IllegalArgumentException} that names the field and the rule. */
  public StopMessage {
    check("message-ko", ko);
    check("message-en", en);
  }

  private static void check(String field, String text) {
    boolean plain = text.chars().noneMatch(Character::isISOControl);
    if (text.isBlank() || text.length() > LONGEST || !plain) {
      throw new IllegalArgumentException(
          field + ": write 1 to " + LONGEST + " characters on one line");
    }
  }
}
