package io.ilwon.operator;

import java.util.Set;

/** How much of a person's number and name an operator sees. */
public enum Masking {
  /** Nothing of either. */
  HIDDEN,
  /** The number's last four digits, the name's ends. */
  MASKED,
  /** Masked until they say why they need the whole. */
  REVEALABLE;

  public static Masking of(Set<Power> powers) {
    if (!powers.contains(Power.SEE_VERIFICATIONS)) {
      return HIDDEN;
    }
    return powers.contains(Power.REVEAL) ? REVEALABLE : MASKED;
  }
}
