package io.ilwon.rail;

/** Does the bank agree whose account it is? */
public enum HolderCheck {
  MATCH,
  /** Somebody else's, or no such account. */
  NO_MATCH,
  /** No answer, or the bank does not tell: says nothing about the holder. */
  NOT_POSSIBLE
}
