package io.ilwon.submission;

import io.ilwon.transfer.Clearance;

/**
 * A call's way to the bank, with the place it was given there. Whoever goes on to the bank takes
 * the place along; of every other end the call gives it back. For the caller's thread alone.
 */
final class Leg implements AutoCloseable {
  private final Clearance clearance;
  private boolean left;

  Leg(Clearance clearance) {
    this.clearance = clearance;
  }

  boolean heldBack() {
    return clearance instanceof Clearance.Held;
  }

  Clearance clearance() {
    return clearance;
  }

  /** Somebody else gives the place back. */
  void left() {
    left = true;
  }

  @Override
  public void close() {
    if (!left) {
      clearance.close();
    }
  }
}
