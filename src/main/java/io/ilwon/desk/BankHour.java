package io.ilwon.desk;

import io.ilwon.submission.Tallies.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One bank's last hour.
 *
 * @param sent all that arrived
 * @param unclear without a clear answer so far, or not reached
 * @param half of those that arrived took no longer
 */
record BankHour(long all, long sent, long unclear, Optional<Duration> half) {
  private static final int TENTH = 10;

  static BankHour of(String bank, List<Outcome> hour) {
    long all = 0;
    long sent = 0;
    long unclear = 0;
    Optional<Duration> half = Optional.empty();
    for (Outcome o : hour) {
      if (!o.bank().equals(bank)) {
        continue;
      }
      all += o.many();
      if (o.state().equals("sent")) {
        sent += o.many();
        half = o.half();
      }
      boolean away = "RAIL_UNAVAILABLE".equals(o.refusal()) || "NOT_REQUESTED".equals(o.refusal());
      if (o.state().equals("unknown") || away) {
        unclear += o.many();
      }
    }
    return new BankHour(all, sent, unclear, half);
  }

  /** A bank that refuses is well; one that does not answer is not. */
  String tone() {
    if (unclear * 2 > all) {
      return "bad";
    }
    return unclear * TENTH > all ? "warn" : "good";
  }
}
