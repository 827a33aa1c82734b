package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/campaign}: the server, its database, the server again. */
class KillTest {

  @Test
  void nothingIsLostOrSentTwiceWhoeverIsKilled(@TempDir Path folder) throws Exception {
    long seed = System.nanoTime();
    Campaign.Outcome outcome = Campaign.run(folder, 3, 0, seed);
    assertEquals(List.of(), outcome.problems(), () -> "seed " + seed + ", " + outcome);
    assertTrue(outcome.taken() > 0, "something was being sent at a kill");
    assertTrue(outcome.successes() >= 10 && outcome.approvals() >= 5, outcome::toString);
  }
}
