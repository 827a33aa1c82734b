package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bank day by the database's clock as last heard, carried on by the monotonic clock. Good
 * enough to set a won of the right day aside; the decision itself looks at the database's clock
 * again.
 */
final class Today {
  private record Heard(Instant instant, long nanos) {}

  private volatile @Nullable Heard last;

  void heard(Told told) {
    last = new Heard(told.now(), told.beforeNanos());
  }

  /** Before anything was heard, this machine's own idea of the day. */
  BankDay day() {
    Heard heard = last;
    Instant now =
        heard == null
            ? Instant.now()
            : heard.instant().plusNanos(System.nanoTime() - heard.nanos());
    return BankDay.of(now);
  }
}
