package io.ilwon.crypto;

/** A key set that must not or cannot be used; the message is one plain sentence for an operator. */
public final class KeysetUnusable extends RuntimeException {
  KeysetUnusable(String message) {
    super(message);
  }
}
