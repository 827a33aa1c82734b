package io.ilwon.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of one node. Its threads run on, as in a machine cut off from everything; what counts is
 * that from this moment on nothing of it reaches database or bank, and nothing reaches it.
 */
final class Fate {
  private final CrashPoint point;
  private final List<Runnable> ways = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  Fate(CrashPoint point) {
    this.point = point;
  }

  boolean is(CrashPoint other) {
    return point == other;
  }

  CrashPoint point() {
    return point;
  }

  /** A way to the outside, and how it is shut. */
  synchronized void over(Runnable shut) {
    ways.add(shut);
  }

  /** Shuts every way at once. */
  synchronized void strike() {
    ways.forEach(Runnable::run);
    ended.countDown();
  }

  /** Whether it struck within this time. */
  boolean struckWithin(long millis) throws InterruptedException {
    return ended.await(millis, TimeUnit.MILLISECONDS);
  }

  boolean struck() {
    return ended.getCount() == 0;
  }
}
