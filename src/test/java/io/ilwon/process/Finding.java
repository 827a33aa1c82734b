package io.ilwon.process;

import java.util.List;

/**
 * A broken invariant.
 *
 * @param invariant its number in the invariants' page
 * @param witness the fewest lines that prove it
 */
record Finding(String invariant, String what, List<String> witness) {
  Finding(String invariant, String what, String... witness) {
    this(invariant, what, List.of(witness));
  }

  @Override
  public String toString() {
    return invariant + " " + what + "\n    " + String.join("\n    ", witness);
  }
}
