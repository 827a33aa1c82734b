package io.ilwon.transfer;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.ilwon.bank.BankCode;
import io.ilwon.rail.TransferOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much each bank of this node's rail is asked at once, and what its answers of late were worth.
 * One bank that hangs fills its own places and no other's; whoever comes then is turned away at
 * once. Safe for many threads; never waits.
 */
public final class BankLoad {
  private static final Logger LOG = LoggerFactory.getLogger(BankLoad.class);

  private static final Duration WARNING_GAP = Duration.ofSeconds(10);

  private final ConcurrentHashMap<BankCode, Load> loads = new ConcurrentHashMap<>();
  private final int most;
  private final Clock clock;

  /**
   * @param most sends a bank gets at once, and holder checks as many again: they move no money and
   *     shall not stand in its way
   */
  public BankLoad(int most) {
    this(most, new MonotonicClock(System::nanoTime));
  }

  BankLoad(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  /** A place for one send. The bank must be one of the directory: each keeps its entry for ever. */
  public Clearance send(BankCode bank) {
    return of(bank).send();
  }

  /** A place for one holder check; its answers say nothing clear, so the breaker has no part. */
  public Clearance check(BankCode bank) {
    return of(bank).check();
  }

  /** Sends the bank could get more at this moment. */
  public int free(BankCode bank) {
    return of(bank).sends.getMetrics().getAvailableConcurrentCalls();
  }

  /** Whether the bank's answers of late are good enough for sends to go out freely. */
  public boolean clear(BankCode bank) {
    return of(bank).breaker.closed();
  }

  /** How every bank fares that was asked for anything since the start. */
  public List<BankUse> use() {
    return loads.values().stream().map(Load::use).toList();
  }

  /** Places each bank has for sends, and as many for holder checks. */
  public int places() {
    return most;
  }

  private Load of(BankCode bank) {
    return loads.computeIfAbsent(bank, code -> new Load(code, most, clock));
  }

  private static final class Load {
    final BankCode bank;
    final Breaker breaker;
    final Bulkhead sends;
    final Bulkhead checks;
    private final Clock clock;
    private final AtomicReference<Instant> fullTold = new AtomicReference<>(Instant.MIN);

    Load(BankCode bank, int most, Clock clock) {
      this.bank = bank;
      this.clock = clock;
      this.breaker = new Breaker(bank, clock);
      BulkheadConfig places =
          BulkheadConfig.custom().maxConcurrentCalls(most).maxWaitDuration(Duration.ZERO).build();
      this.sends = Bulkhead.of(bank.text(), places);
      this.checks = Bulkhead.of(bank.text(), places);
    }

    Clearance send() {
      long taken = breaker.take();
      if (taken == 0) {
        return new Clearance.Held(HeldBack.BREAKER);
      }
      if (!sends.tryAcquirePermission()) {
        breaker.end(taken, Breaker.Verdict.NOTHING);
        tellFull();
        return new Clearance.Held(HeldBack.BULKHEAD);
      }
      return new Place(sends, verdict -> breaker.end(taken, verdict));
    }

    Clearance check() {
      return checks.tryAcquirePermission()
          ? new Place(checks, verdict -> {})
          : new Clearance.Held(HeldBack.BULKHEAD);
    }

    BankUse use() {
      return new BankUse(bank, breaker.gate(), taken(sends), taken(checks));
    }

    private static int taken(Bulkhead places) {
      Bulkhead.Metrics of = places.getMetrics();
      return of.getMaxAllowedConcurrentCalls() - of.getAvailableConcurrentCalls();
    }

    /** Once in ten seconds: with a bank hanging every call comes by here. */
    private void tellFull() {
      Instant now = clock.instant();
      Instant last = fullTold.get();
      if (now.minus(WARNING_GAP).isAfter(last) && fullTold.compareAndSet(last, now)) {
        LOG.warn("bank {}: all places for sends are taken, more are held back", bank);
      }
    }
  }

  private interface Ending {
    void with(Breaker.Verdict verdict);
  }

  private static final class Place implements Clearance.Permit {
    private final Bulkhead bulkhead;
    private final Ending ending;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Breaker.Verdict verdict = Breaker.Verdict.NOTHING;

    Place(Bulkhead bulkhead, Ending ending) {
      this.bulkhead = bulkhead;
      this.ending = ending;
    }

    @Override
    public void heard(TransferOutcome outcome) {
      verdict = Breaker.Verdict.of(outcome);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        bulkhead.releasePermission();
        ending.with(verdict);
      }
    }
  }
}
