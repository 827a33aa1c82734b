package io.ilwon.transfer;

import io.ilwon.rail.TransferOutcome;

/** Leave to ask a bank for something, or why there is none. */
public sealed interface Clearance extends AutoCloseable {
  /** Gives back what was taken; harmless when done before. */
  @Override
  default void close() {}

  /** No leave: nothing was taken. */
  record Held(HeldBack why) implements Clearance {}

  /** Nobody counts: for a bank that does not exist. */
  record Uncounted() implements Clearance {}

  /** One of the bank's places; to be closed when the asking has ended, however it ended. */
  non-sealed interface Permit extends Clearance {
    /** What the bank answered; a send that ends without it tells nothing about the bank. */
    void heard(TransferOutcome outcome);
  }
}
