package io.ilwon.bank;

/**
 * What counts as a blank: every Unicode space, and the Hangul fillers, letters that show nothing.
 */
final class Blanks {
  private static final String FILLERS = "\u115F\u1160\u3164\uFFA0";

  private Blanks() {}

  static boolean is(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || FILLERS.indexOf(character) >= 0;
  }

  static String removed(String text) {
    return text.codePoints()
        .filter(character -> !is(character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The text without blanks at either end. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && is(text.charAt(from))) {
      from++;
    }
    while (to > from && is(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}
