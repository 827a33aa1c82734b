package io.ilwon.bank;

/** A name its owner recognises, and nobody learns: 홍*동, 김*, H**********g. */
public final class MaskedName {
  private MaskedName() {}

  /** The first letter, the last of three or more, and blanks. */
  public static String of(HolderName name) {
    int[] letters = name.unmasked().codePoints().toArray();
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < letters.length; i++) {
      boolean shown = i == 0 || (i == letters.length - 1 && letters.length > 2);
      boolean kept = shown || Character.isWhitespace(letters[i]);
      masked.appendCodePoint(kept ? letters[i] : '*');
    }
    return masked.toString();
  }
}
