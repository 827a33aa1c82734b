package io.ilwon.hosted;

/** The arithmetic of Hangul syllables (Unicode 3.12): 초성 × 588 + 중성 × 28 + 종성, from 가. */
final class Hangul {
  private static final String INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  private static final char FIRST_CONJOINING = '\u1100';
  private static final int SYLLABLES_AN_INITIAL = 588;

  private Hangul() {}

  /** 국민은행 as ㄱㅁㅇㅎ; what is no syllable stays. */
  static String initials(String text) {
    StringBuilder initials = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean syllable = letter >= '가' && letter <= '힣';
      initials.append(syllable ? INITIALS.charAt((letter - '가') / SYLLABLES_AN_INITIAL) : letter);
    }
    return initials.toString();
  }

  /** Compatibility normalisation turns ㄱ into a consonant no keyboard has: back again. */
  static String asTyped(String normalized) {
    StringBuilder typed = new StringBuilder(normalized);
    for (int i = 0; i < typed.length(); i++) {
      int initial = typed.charAt(i) - FIRST_CONJOINING;
      if (initial >= 0 && initial < INITIALS.length()) {
        typed.setCharAt(i, INITIALS.charAt(initial));
      }
    }
    return typed.toString();
  }

  /** Whether it is initial consonants alone. */
  static boolean onlyInitials(String text) {
    return !text.isEmpty() && text.chars().allMatch(letter -> INITIALS.indexOf(letter) >= 0);
  }
}
