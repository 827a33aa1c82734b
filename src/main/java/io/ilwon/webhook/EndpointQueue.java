package io.ilwon.webhook;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What this node has under way at one endpoint. Each has its own: however slow one is, it holds up
 * nobody but itself.
 */
final class EndpointQueue {
  /** Calls under way at once. */
  static final int AT_ONCE = 16;

  /** Failed calls in a row from which on one call at a time feels its way. */
  static final int FAILING = 5;

  /** Taken ahead while calls are quick, so that none waits for the database. */
  private static final int AHEAD = 48;

  private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(100);

  private final Semaphore lanes = new Semaphore(AT_ONCE);
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile long usualNanos = QUICK;

  /** How many more may be taken for it. */
  int places() {
    int most = AT_ONCE;
    if (failures.get() >= FAILING) {
      most = 1;
    } else if (usualNanos < QUICK) {
      most = AT_ONCE + AHEAD;
    }
    return Math.max(0, most - held.get());
  }

  void takes() {
    held.incrementAndGet();
  }

  /** Waits for a lane; to be given back with {@link #ended}. */
  void enter() throws InterruptedException {
    lanes.acquire();
  }

  /** A call has ended; what it held is still {@link #letGo let go} once that is written. */
  void ended(long nanos, boolean good) {
    usualNanos = (usualNanos * 7 + nanos) / 8;
    if (good) {
      failures.set(0);
    } else {
      failures.incrementAndGet();
    }
    lanes.release();
  }

  /** Left without a call. */
  void leave() {
    lanes.release();
  }

  void letGo() {
    held.decrementAndGet();
  }

  int held() {
    return held.get();
  }

  /** As other nodes, or a resumption, have left it. */
  void failed(int inRow) {
    failures.set(inRow);
  }

  int failures() {
    return failures.get();
  }
}
