package io.ilwon.transfer;

import io.ilwon.bank.BankCode;

/**
 * How one bank fares at this node.
 *
 * @param breaker what its breaker does
 * @param sends places taken by sends under way
 * @param checks places taken by holder checks under way
 */
public record BankUse(BankCode bank, Gate breaker, int sends, int checks) {
  /** How far a breaker lets sends through. */
  public enum Gate {
    CLOSED(0),
    /** A few trial sends alone. */
    TRIAL(1),
    /** None at all. */
    OPEN(2);

    private final int shut;

    Gate(int shut) {
      this.shut = shut;
    }

    /** How far it is shut: 0, 1 or 2. */
    public int shut() {
      return shut;
    }
  }
}
