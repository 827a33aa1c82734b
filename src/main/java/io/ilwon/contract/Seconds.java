package io.ilwon.contract;

import java.time.Duration;

/** Waiting times on the wire are whole seconds, never less than asked for. */
final class Seconds {

  private Seconds() {}

  /** At least 1. */
  static long ceiling(Duration wait) {
    return Math.max(1, wait.plusNanos(999_999_999).toSeconds());
  }
}
