package io.ilwon.desk;

import io.ilwon.operator.Masking;

/** What an operator sees of a number and a name; whole ones never pass through here by mistake. */
public record Masks(Masking masking) {
  private static final int LAST = 4;
  private static final String HIDDEN = "····";

  /** The number's last four digits. */
  public String number(String whole) {
    return switch (masking) {
      case HIDDEN -> HIDDEN;
      case MASKED, REVEALABLE -> HIDDEN + whole.substring(Math.max(0, whole.length() - LAST));
    };
  }

  /** First and last letter; of two the first: 홍*동, 홍*. */
  public String name(String whole) {
    int[] letters = whole.strip().codePoints().toArray();
    return switch (masking) {
      case HIDDEN -> HIDDEN;
      case MASKED, REVEALABLE -> {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < letters.length; i++) {
          boolean end = i == 0 || (letters.length > 2 && i == letters.length - 1);
          masked.appendCodePoint(end ? letters[i] : '*');
        }
        yield masked.toString();
      }
    };
  }

  /** Whether the whole may be asked for, with a reason. */
  public boolean revealable() {
    return masking == Masking.REVEALABLE;
  }
}
