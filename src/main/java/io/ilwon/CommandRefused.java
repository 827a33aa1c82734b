package io.ilwon;

/** A command cannot be done; the message says why in plain words and holds no secret. */
final class CommandRefused extends RuntimeException {
  CommandRefused(String reason) {
    super(reason);
  }
}
