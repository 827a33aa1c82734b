package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However calls, news and time follow each other: the invariants hold after every step. */
class WalkTest {
  private static final int WALKS = 20_000;
  private static final int STEPS = 40;

  @Test
  void theInvariantsHoldOnEveryWalk() {
    Set<String> seen = new HashSet<>();
    for (long seed = 0; seed < WALKS; seed++) {
      Walk walk = new Walk(seed, seen);
      for (int step = 0; step < STEPS; step++) {
        try {
          walk.step(step);
        } catch (AssertionError | RuntimeException e) {
          throw new AssertionError("walk " + seed + ", step " + step, e);
        }
      }
    }
    Set<String> missing = new HashSet<>(worthSeeing());
    missing.removeAll(seen);
    assertEquals(Set.of(), missing, "a walk that never comes there proves nothing about it");
  }

  private static List<String> worthSeeing() {
    return List.of(
        "Send",
        "Success",
        "Retry",
        "TooManyFailures",
        "NotUsable",
        "NotRequested",
        "LimitReached",
        "NoCodeRequested",
        "Locked",
        "CodeExpired",
        "CodeVoid",
        "CodeWrong",
        "GuessesSpent",
        "Approved",
        "Given",
        "NotNow",
        "PlaceGivenBack",
        "PlaceTakenAgain",
        "Erased",
        "Alarmed",
        "TOO_MANY_RETRY",
        "TIMEOUT",
        "EDITED",
        "a full day");
  }
}
