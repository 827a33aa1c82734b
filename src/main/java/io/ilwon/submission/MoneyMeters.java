package io.ilwon.submission;

import io.ilwon.meter.Family;
import io.ilwon.meter.Meters;
import io.ilwon.transfer.Intent;
import io.ilwon.transfer.State;
import io.ilwon.transfer.TransferStore;
import io.micrometer.core.instrument.Counter;
import java.util.List;

/** Transfers from state to state, counted when the change is stored. */
final class MoneyMeters {
  private static final String NONE = "none";

  /** Every step a transfer may take; those that may never come are shown as 0 too. */
  private static final List<Step> STEPS =
      List.of(
          new Step(NONE, "sending"),
          new Step("sending", "sent"),
          new Step("sending", "refused"),
          new Step("sending", "unknown"),
          new Step("unknown", "sent"),
          new Step("unknown", "refused"),
          new Step("sent", "reversed"),
          new Step("refused", "sent_late"));

  private static final Family<Step, Counter> CHANGES =
      new Family<>(step ->
          Meters.counter(
              "ilwon_transfers",
              "Transfers that went from one state to another.",
              "from",
              step.from,
              "to",
              step.to));

  private static final Counter WON =
      Meters.counter("ilwon_won_sent", "Won of which the bank said that they arrived.");

  static {
    STEPS.forEach(CHANGES::of);
  }

  private MoneyMeters() {}

  /** Shows what is still 0. */
  static void shown() {}

  private record Step(String from, String to) {}

  static void stored(List<Intent> intents, List<TransferStore.Changed> changed) {
    for (Intent intent : intents) {
      count(NONE, intent.transfer().state());
    }
    for (TransferStore.Changed each : changed) {
      if (!each.seen().word().equals(each.now().state().word())) {
        count(each.seen().word(), each.now().state());
      }
    }
  }

  private static void count(String from, State to) {
    CHANGES.of(new Step(from, to.word())).increment();
    if (to instanceof State.Sent || to instanceof State.SentLate) {
      WON.increment();
    }
  }
}
