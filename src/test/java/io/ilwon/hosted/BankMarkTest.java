package io.ilwon.hosted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDirectory;
import java.util.HashSet;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The marks are ours, legible, and there is one for every bank. */
class BankMarkTest {
  @Test
  void whiteLettersAreLegibleOnEveryColour() {
    assertEquals(12, new HashSet<>(BankMark.COLOURS).size());
    for (String colour : BankMark.COLOURS) {
      double contrast = Contrast.of("#ffffff", colour);
      assertTrue(contrast >= 4.5, colour + ": " + contrast);
    }
  }

  @Test
  void everyBankHasAMarkAndNames() {
    var banks = new Banks(BankDirectory.load());
    for (Banks.Shown shown : banks.all()) {
      assertTrue(!shown.shortKo().isBlank() && !shown.shortEn().isBlank(), shown::toString);
    }
    assertEquals(9, banks.popular().size());
    assertEquals("004", banks.popular().getFirst().bank().code().text());
  }

  @Test
  void theTableOfMarksNamesNoBankTwiceAndNoneThatIsNoBank() throws Exception {
    var directory = BankDirectory.load();
    try (var table = Banks.class.getResourceAsStream("marks.tsv")) {
      var codes =
          new String(Objects.requireNonNull(table).readAllBytes(), UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split("\t", -1)[0])
              .toList();
      assertEquals(directory.all().stream().map(bank -> bank.code().text()).toList(), codes);
    }
  }
}
