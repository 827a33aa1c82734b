package io.ilwon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.contract.FuzzTally;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some thousand requests, whole and broken; {@code bin/fuzz --http} sends as many as one likes. */
class HttpFuzzTest {
  private static final long SEED = Long.getLong("seed", 20_260_101);

  @TempDir private Path folder;

  @Test
  void everyAnswerIsOfTheClosedListAndNobodysButTheCallers() throws Exception {
    try (WholeServer whole = new WholeServer(folder, Instant.parse("2026-03-01T09:00:00Z"))) {
      FuzzTally tally = HttpFuzz.over(whole, 1_500, SEED, 4);
      assertEquals(List.of(), tally.findings(), () -> "-Dseed=" + SEED + "\n" + tally);
      for (int status : List.of(200, 400, 403, 404, 405, 415)) {
        assertTrue(tally.of(status) > 0, () -> "never heard a " + status + ": " + tally);
      }
    }
  }
}
