package io.ilwon.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a call ended. */
sealed interface Ended {
  /**
   * With an answer.
   *
   * @param retryAfter what the receiver asked for, where it did
   * @param body its first 4 KiB; printed by nobody, since it may repeat what it was told
   */
  record Answered(int status, @Nullable Duration retryAfter, String body) implements Ended {
    @Override
    public String toString() {
      return "Answered(" + status + ")";
    }
  }

  /** Without one. */
  record Failed(Fault fault) implements Ended {}
}
