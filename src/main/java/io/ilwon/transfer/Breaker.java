package io.ilwon.transfer;

import static io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType.COUNT_BASED;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.ilwon.bank.BankCode;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.Unreached;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds sends to a bank back that gives no clear answers of late. It may refuse before the first
 * byte; what came of a send it only hears.
 *
 * <p>Every call of the library is made under this object's lock, so that its state changes nowhere
 * else: a permission and the {@link #era} it belongs to are taken together, and what a send of an
 * earlier era ends with says nothing in a later one. So trial sends alone decide about trial sends.
 */
final class Breaker {
  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  /** The last so many answers are looked at, and never fewer. */
  static final int CALLS = 100;

  private static final float PERCENT = 50;

  static final Duration PAUSE = Duration.ofSeconds(10);

  /**
   * Trial sends. Each may cost an unknown, so few; but enough to tell a bank with one bad answer in
   * ten (reopened wrongly with 0.9 %) from one with nine (closed wrongly with 0.9 %); of two trials
   * it would be 19 %. Odd, so that none is a tie.
   */
  static final int TRIALS = 5;

  /** What a send says about its bank. */
  enum Verdict {
    /** The bank's own word, be it a refusal. */
    CLEAR,
    /** Not reached, or unknown. */
    UNCLEAR,
    /** Ours: nothing about the bank. */
    NOTHING;

    static Verdict of(TransferOutcome outcome) {
      return switch (outcome) {
        case TransferOutcome.Sent s -> CLEAR;
        case TransferOutcome.Unknown u -> UNCLEAR;
        case TransferOutcome.Refused r when r.why().counts() -> CLEAR;
        case TransferOutcome.Refused r when r.why() == Refusal.HELD_BACK -> NOTHING;
        case TransferOutcome.Refused r -> Unreached.says(r) ? UNCLEAR : NOTHING;
      };
    }
  }

  private final BankCode bank;
  private final CircuitBreaker breaker;
  private long era;

  Breaker(BankCode bank, Clock clock) {
    this.bank = bank;
    this.breaker =
        CircuitBreaker.of(
            bank.text(),
            CircuitBreakerConfig.custom()
                .slidingWindow(CALLS, CALLS, COUNT_BASED)
                .failureRateThreshold(PERCENT)
                .waitDurationInOpenState(PAUSE)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .recordResult(Verdict.UNCLEAR::equals)
                .clock(clock)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(e -> changed(e.getStateTransition().getToState()));
  }

  private void changed(CircuitBreaker.State now) {
    era++;
    switch (now) {
      case OPEN -> LOG.warn("bank {}: no clear answers of late, sends are held back", bank);
      case HALF_OPEN -> LOG.info("bank {}: up to {} trial sends go out", bank, TRIALS);
      case CLOSED -> LOG.info("bank {}: clear answers again, sends go out", bank);
      case DISABLED, METRICS_ONLY, FORCED_OPEN -> LOG.error("bank {}: {}", bank, now);
    }
  }

  /** The era the permission belongs to, or 0 when there is none. */
  synchronized long take() {
    return breaker.tryAcquirePermission() ? era + 1 : 0;
  }

  /** Ends what {@link #take} began. */
  synchronized void end(long taken, Verdict verdict) {
    if (taken != era + 1) {
      return;
    }
    switch (verdict) {
      case CLEAR, UNCLEAR -> breaker.onResult(0, TimeUnit.NANOSECONDS, verdict);
      case NOTHING -> breaker.releasePermission();
    }
  }

  synchronized BankUse.Gate gate() {
    return switch (breaker.getState()) {
      case CLOSED, DISABLED, METRICS_ONLY -> BankUse.Gate.CLOSED;
      case HALF_OPEN -> BankUse.Gate.TRIAL;
      case OPEN, FORCED_OPEN -> BankUse.Gate.OPEN;
    };
  }

  synchronized boolean closed() {
    return breaker.getState() == CircuitBreaker.State.CLOSED;
  }
}
