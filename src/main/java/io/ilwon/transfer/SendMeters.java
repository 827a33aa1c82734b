package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import io.ilwon.meter.Buckets;
import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What banks answer to our sends and inquiries, and how long they take. */
public final class SendMeters {
  private record Answer(String rail, BankCode bank, String outcome) {}

  private static final Family<Answer, Timer> SENDS =
      new Family<>(a ->
          Meters.timer(
              "ilwon_send_duration",
              "Sends, from asking the rail to its outcome; by what it answered.",
              Buckets.CALLS,
              labels(a, "outcome")));

  private static final Family<Answer, Counter> REFUSALS =
      new Family<>(a ->
          Meters.counter(
              "ilwon_send_refusals",
              "Sends of which it is certain that no won moved, by why.",
              labels(a, "why")));

  private static final Family<Answer, Counter> INQUIRIES =
      new Family<>(a ->
          Meters.counter(
              "ilwon_inquiries",
              "Inquiries about unknown transfers, by what the rail answered.",
              labels(a, "outcome")));

  private SendMeters() {}

  /** One send has ended. */
  public static void sent(String rail, BankCode bank, TransferOutcome outcome, long nanos) {
    SENDS.of(new Answer(rail, bank, word(outcome))).record(nanos, TimeUnit.NANOSECONDS);
    if (outcome instanceof TransferOutcome.Refused(Refusal why, String _)) {
      REFUSALS.of(new Answer(rail, bank, lower(why.name()))).increment();
    }
  }

  /** One inquiry was answered. */
  static void asked(String rail, BankCode bank, TransferOutcome outcome) {
    boolean none = outcome instanceof TransferOutcome.Unknown u && u.isNoRecord();
    INQUIRIES.of(new Answer(rail, bank, none ? "no_record" : word(outcome))).increment();
  }

  /** The outcome in one word. */
  public static String word(TransferOutcome outcome) {
    return switch (outcome) {
      case TransferOutcome.Sent _ -> "sent";
      case TransferOutcome.Refused _ -> "refused";
      case TransferOutcome.Unknown _ -> "unknown";
    };
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static String[] labels(Answer a, String last) {
    return new String[] {"rail", a.rail, "bank", a.bank.text(), last, a.outcome};
  }
}
