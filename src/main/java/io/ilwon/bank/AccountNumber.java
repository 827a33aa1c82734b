package io.ilwon.bank;

/**
 * An account number: 6 to 16 ASCII digits, as text, leading zeros included.
 *
 * <p>Printing shows the last four digits only; {@link #unmasked()} is the one way out, so that a
 * search finds every use.
 */
public record AccountNumber(String unmasked) {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 16;

  /** Throws {@link IllegalArgumentException}, without the value, for anything else. */
  public AccountNumber {
    if (unmasked.length() < SHORTEST || unmasked.length() > LONGEST || !Digits.only(unmasked)) {
      throw new IllegalArgumentException("an account number is 6 to 16 ASCII digits");
    }
  }

  /** The digits an account holder recognises, and nobody else can use. */
  public String lastFour() {
    return unmasked.substring(unmasked.length() - 4);
  }

  @Override
  public String toString() {
    return "····" + lastFour();
  }
}
