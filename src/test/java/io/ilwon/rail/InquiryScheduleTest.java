package io.ilwon.rail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InquiryScheduleTest {
  @Test
  void eachWaitIsUsedOnceAndNoneRepeats() {
    InquirySchedule schedule =
        new InquirySchedule(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), Duration.ZERO);
    assertEquals(Optional.of(Duration.ofSeconds(1)), schedule.after(0));
    assertEquals(Optional.of(Duration.ofSeconds(2)), schedule.after(1));
    assertEquals(Optional.empty(), schedule.after(2));
  }

  @Test
  void aScheduleWithoutAWaitIsNone() {
    assertThrows(
        IllegalArgumentException.class, () -> new InquirySchedule(List.of(), Duration.ZERO));
  }
}
