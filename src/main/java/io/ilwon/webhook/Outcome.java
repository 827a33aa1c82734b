package io.ilwon.webhook;

import java.time.Duration;

/** A call that has ended, and what follows. */
record Outcome(Taken taken, Ended ended, Duration took, NextStep step) {
  boolean delivered() {
    return step.fate() == NextStep.Fate.DELIVERED;
  }

  int status() {
    return switch (ended) {
      case Ended.Answered a -> a.status();
      case Ended.Failed _ -> 0;
    };
  }
}
