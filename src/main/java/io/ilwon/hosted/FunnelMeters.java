package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.meter.Buckets;
import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.ilwon.submission.Standing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The page's funnel in numbers, by screen and bank. */
final class FunnelMeters {
  private record Step(String screen, String bank) {}

  private static final Family<Step, Counter> REACHED =
      new Family<>(step ->
          Meters.counter(
              "ilwon_page_reached",
              "Links that reached a screen of the page, each counted once; 'none' before a"
                  + " bank is chosen.",
              "screen",
              step.screen,
              "bank",
              step.bank));

  private static final Family<BankCode, Timer> TYPED =
      new Family<>(bank ->
          Meters.timer(
              "ilwon_page_sent_to_right_code",
              "At the page, from the bank's confirmation of the won to the right code.",
              Buckets.PERSONS,
              "bank",
              bank.text()));

  private FunnelMeters() {}

  static void reached(String screen, @Nullable BankCode bank) {
    REACHED.of(new Step(screen, bank == null ? "none" : bank.text())).increment();
  }

  static void typed(Standing.Latest latest, Instant now) {
    @Nullable Instant sent = latest.outcomeAt();
    if (sent != null && latest.state().equals("sent")) {
      TYPED.of(latest.account().bank()).record(Duration.between(sent, now));
    }
  }
}
