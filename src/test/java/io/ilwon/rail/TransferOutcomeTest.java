package io.ilwon.rail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.rail.TransferOutcome.Unknown;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferOutcomeTest {

  @Test
  void noRecordIsKnownFromEveryOtherDoubt() {
    assertTrue(Unknown.noRecord().isNoRecord());
    assertTrue(new Unknown("no record").isNoRecord());
    assertFalse(Unknown.inProcess().isNoRecord());
    assertFalse(new Unknown("").isNoRecord());
  }

  @Test
  void onlyTheBanksWordCounts() {
    assertEquals(
        List.of(Refusal.NOT_REQUESTED, Refusal.HELD_BACK),
        Arrays.stream(Refusal.values()).filter(refusal -> !refusal.counts()).toList());
  }

  @Test
  void aScheduleEndsWithItsLastDelay() {
    var schedule =
        new InquirySchedule(
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)), Duration.ofMinutes(10));
    assertEquals(Optional.of(Duration.ofMinutes(1)), schedule.after(0));
    assertEquals(Optional.of(Duration.ofMinutes(2)), schedule.after(1));
    assertEquals(Optional.empty(), schedule.after(2));
  }
}
