package io.ilwon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How long things may take; what is empty the rail decides.
 *
 * @param bankAnswer longest wait for a bank's answer
 * @param answer when a caller is answered though the bank has not
 * @param inquiries the gaps between inquiries about one transfer
 * @param settleHorizon when "no record" becomes final
 * @param sendDeadline from the intent's commit to the first byte
 * @param lease how long a node alone may act on a transfer
 */
record Timings(
    Duration bankAnswer,
    Duration answer,
    Optional<List<Duration>> inquiries,
    Optional<Duration> settleHorizon,
    Duration sendDeadline,
    Duration lease) {

  private static final long DAY = 86_400_000;

  static Timings read(Environment environment) {
    Timings timings =
        new Timings(
            environment.millis("ILWON_BANK_ANSWER_MS", 10_000, 100, 120_000),
            environment.millis("ILWON_ANSWER_MS", 8_000, 100, 120_000),
            environment.parsed(
                "ILWON_INQUIRY_MS",
                "milliseconds with commas between, repeats as 600000x10",
                Timings::gaps),
            environment.has("ILWON_SETTLE_HORIZON_MS")
                ? Optional.of(environment.millis("ILWON_SETTLE_HORIZON_MS", 600_000, 0, DAY))
                : Optional.empty(),
            environment.millis("ILWON_SEND_DEADLINE_MS", 2_000, 1, 60_000),
            environment.millis("ILWON_LEASE_MS", 30_000, 1_000, 600_000));
    if (timings.lease.compareTo(timings.sendDeadline) <= 0) {
      environment.problem("ILWON_LEASE_MS", "not above ILWON_SEND_DEADLINE_MS; raise it");
    }
    return timings;
  }

  private static List<Duration> gaps(String text) {
    List<Duration> gaps = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] gap = part.strip().split("x", -1);
      long millis = Long.parseLong(gap[0]);
      int times = gap.length > 1 ? Integer.parseInt(gap[1]) : 1;
      if (gap.length > 2
          || millis < 1
          || millis > DAY
          || times < 1
          || times > 10_000 - gaps.size()) {
        throw new IllegalArgumentException("not a list of gaps");
      }
      gaps.addAll(Collections.nCopies(times, Duration.ofMillis(millis)));
    }
    return List.copyOf(gaps);
  }
}
