package io.ilwon.rail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to ask about a transfer of unknown outcome.
 *
 * @param delays before the first inquiry, before the second, and so on; the last one does not
 *     repeat, after it a person must look
 * @param settleHorizon after the send deadline, from when on <i>no record</i> is believed
 */
public record InquirySchedule(List<Duration> delays, Duration settleHorizon) {

  public InquirySchedule {
    delays = List.copyOf(delays);
  }

  /** How long to wait before the next inquiry; empty once the schedule is used up. */
  public Optional<Duration> after(int inquiriesMade) {
    return inquiriesMade < delays.size()
        ? Optional.of(delays.get(inquiriesMade))
        : Optional.empty();
  }
}
