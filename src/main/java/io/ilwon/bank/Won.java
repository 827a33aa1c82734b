package io.ilwon.bank;

/** An amount in whole won; the currency has no smaller unit. Never negative. */
public record Won(long amount) {
  /** What every transfer of this product moves. */
  public static final Won ONE = new Won(1);

  /** Throws {@link IllegalArgumentException} for a negative amount. */
  public Won {
    if (amount < 0) {
      throw new IllegalArgumentException("an amount is not negative");
    }
  }
}
