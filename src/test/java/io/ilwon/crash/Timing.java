package io.ilwon.crash;

import io.ilwon.rail.InquirySchedule;
import java.time.Duration;
import java.util.Collections;

/** The timings of invariants.md, all shortened alike, their order kept. */
final class Timing {
  static final Duration BANK_ANSWER = Duration.ofMillis(1_500);
  static final Duration ANSWER = Duration.ofSeconds(3);
  static final Duration SEND_DEADLINE = Duration.ofSeconds(2);
  static final Duration LEASE = Duration.ofMillis(2_500);
  static final Duration HORIZON = Duration.ofSeconds(1);
  static final InquirySchedule SCHEDULE =
      new InquirySchedule(Collections.nCopies(100, Duration.ofMillis(200)), HORIZON);

  /** Far above lease, horizon and one inquiry: who is stuck, not who is slow. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  private Timing() {}
}
