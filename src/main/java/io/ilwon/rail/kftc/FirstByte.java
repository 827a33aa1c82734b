package io.ilwon.rail.kftc;

import io.ilwon.rail.SendWindow;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/**
 * The moment before anything of one request leaves. It is passed once or closed for ever, so
 * whoever asks afterwards knows for certain which: that is the whole difference between a refusal
 * and an unknown.
 */
final class FirstByte {
  private enum At {
    AHEAD,
    LEFT,
    HELD_BACK,
    GIVEN_UP
  }

  /** Thrown in the place of the first byte. */
  static final class Closed extends IOException {
    private static final long serialVersionUID = 1;

    Closed() {
      super("nothing leaves");
    }
  }

  private final BooleanSupplier open;
  private final AtomicReference<At> at = new AtomicReference<>(At.AHEAD);

  private FirstByte(BooleanSupplier open) {
    this.open = open;
  }

  static FirstByte of(BooleanSupplier open) {
    return new FirstByte(open);
  }

  /** Of a transfer: only while its window is open. */
  static FirstByte within(SendWindow window) {
    return of(window::open);
  }

  /** Of a question, which moves nothing. */
  static FirstByte ofQuestion() {
    return of(() -> true);
  }

  /** On a connection that nobody uses: nothing may be written there. */
  static FirstByte never() {
    return of(() -> false);
  }

  /** Called before every write; looks at the window before the first one. */
  void pass() throws Closed {
    if (at.get() == At.LEFT) {
      return;
    }
    At next = open.getAsBoolean() ? At.LEFT : At.HELD_BACK;
    if (!at.compareAndSet(At.AHEAD, next) || next == At.HELD_BACK) {
      throw new Closed();
    }
  }

  /** Closes the way; false when something has left already. */
  boolean giveUp() {
    return at.compareAndSet(At.AHEAD, At.GIVEN_UP) || at.get() != At.LEFT;
  }

  /** Whether the window was found closed. */
  boolean heldBack() {
    return at.get() == At.HELD_BACK;
  }
}
