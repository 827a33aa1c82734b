package io.ilwon.hosted;

import io.ilwon.bank.HolderName;

/** A name its owner recognises: 홍*동, 김*, H**********g. Who finds the link learns no name. */
final class MaskedName {
  private MaskedName() {}

  static String of(HolderName name) {
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
