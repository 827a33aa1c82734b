package io.ilwon.rail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to ask about a transfer of unknown outcome.
 *
 * @param delays before the first inquiry, before the second, and so on, at least one; the last one
 *     does not repeat, after it a person must look. Each is the least the rail wants to be left in
 *     peace
 * @param settleHorizon after the send deadline, from when on <i>no record</i> is believed
 */
public record InquirySchedule(List<Duration> delays, Duration settleHorizon) {

  public InquirySchedule {
    delays = List.copyOf(delays);
    if (delays.isEmpty()) {
      throw new IllegalArgumentException("an inquiry schedule has at least one wait");
    }
  }

  /** How long to wait before the next inquiry; empty once the schedule is used up. */
  public Optional<Duration> after(int inquiriesMade) {
    return inquiriesMade < delays.size()
        ? Optional.of(delays.get(inquiriesMade))
        : Optional.empty();
  }
}
