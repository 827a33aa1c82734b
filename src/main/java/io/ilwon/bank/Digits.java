package io.ilwon.bank;

/** What counts as a digit: the ten of ASCII and no other script's. */
final class Digits {
  private Digits() {}

  static boolean is(int character) {
    return character >= '0' && character <= '9';
  }

  static boolean only(String text) {
    return text.chars().allMatch(Digits::is);
  }
}
