package io.ilwon;

import java.util.concurrent.CountDownLatch;

/**
 * A signal to end, which the JVM would follow at once: here it waits until the server has put
 * everything down, so that no database is left running without its server. Asked for while the
 * server starts, the stop comes as soon as there is something whole to close.
 */
final class Stop {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean clean;

  private Stop() {}

  /** From now on SIGTERM and Ctrl-C are held until {@link #ended}. */
  static Stop onSignal() {
    Stop stop = new Stop();
    Runtime.getRuntime().addShutdownHook(new Thread(stop::hold, "end"));
    return stop;
  }

  boolean asked() {
    return asked.getCount() == 0;
  }

  void await() throws InterruptedException {
    asked.await();
  }

  /** Everything was closed in order: the process ends with 0 instead of the signal's code. */
  void clean() {
    clean = true;
  }

  /** The server is gone, however that went. */
  void ended() {
    ended.countDown();
  }

  private void hold() {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    if (clean) {
      Runtime.getRuntime().halt(0);
    }
  }
}
