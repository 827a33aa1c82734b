package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.process.Mischief.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code bin/campaign}: three nodes, a rough bank, one fault of each kind. */
class CampaignTest {
  private static final List<Fault> FAULTS =
      List.of(
          Fault.COMMIT_ANSWER_LOST,
          Fault.BANK_LATE,
          Fault.NODE_FROZEN,
          Fault.BANK_LINE_CUT,
          Fault.NODE_KILLED,
          Fault.DATABASE_KILLED,
          Fault.BANK_TOKENS_GONE,
          Fault.DATABASE_CUT);

  @Test
  void nothingIsLostOrSentTwiceWhateverFails(@TempDir Path folder) throws Exception {
    SiegeReport report = SiegeReport.ofEach(folder, FAULTS, 16, System.nanoTime());
    System.out.println(report);
    assertEquals(List.of(), report.findings(), report::toString);
    assertEquals(List.of(), report.strange(), report::toString);
    assertTrue(report.sent() > 20 && report.verified() > 10, report::toString);
    assertEquals(FAULTS.size(), report.faults().size(), report::toString);
  }
}
