package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WonPurseTest {
  private final List<Long> asked = new ArrayList<>();
  private long portion = 2;
  private final WonPurse purse =
      new WonPurse(limit -> {
        asked.add(limit);
        return portion;
      });

  @Test
  void aPortionIsHandedOutBeforeTheNextIsAskedFor() throws Exception {
    assertTrue(purse.take(10));
    assertTrue(purse.take(10));
    assertEquals(List.of(10L), asked);
    assertTrue(purse.take(10));
    assertEquals(List.of(10L, 10L), asked);
  }

  @Test
  void aSpentDayIsAskedForOnceUntilTheLimitChanges() throws Exception {
    portion = 0;
    assertFalse(purse.take(10));
    assertFalse(purse.take(10));
    assertEquals(List.of(10L), asked);
    portion = 1;
    assertTrue(purse.take(11));
    assertEquals(List.of(10L, 11L), asked);
  }

  @Test
  void aLowerLimitForgetsWhatWasHeldUnderTheHigher() throws Exception {
    assertTrue(purse.take(10));
    portion = 0;
    assertFalse(purse.take(9));
    assertEquals(List.of(10L, 9L), asked);
  }

  @Test
  void aHigherLimitKeepsWhatIsHeld() throws Exception {
    assertTrue(purse.take(10));
    assertTrue(purse.take(11));
    assertEquals(List.of(10L), asked);
  }

  @Test
  void aWonGivenBackIsHandedOutOnceMore() throws Exception {
    portion = 1;
    assertTrue(purse.take(10));
    purse.giveBack(10);
    assertTrue(purse.take(10));
    assertEquals(List.of(10L), asked);
  }

  @Test
  void aWonOfALimitThatWasLoweredSinceCountsAsSpent() throws Exception {
    portion = 1;
    assertTrue(purse.take(10));
    portion = 0;
    assertFalse(purse.take(9));
    purse.giveBack(10);
    assertFalse(purse.take(9));
  }
}
