package io.ilwon.db;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back a server process that ended though nobody asked it to, by the kernel's hand or
 * another's, on the port it had, so that pools find it again.
 */
final class Revival implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Revival.class);

  /** One look reads two small files. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final PostgresServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;

  Revival(PostgresServer server) {
    this.server = server;
    this.thread = Thread.ofVirtual().name("postgres-revival").start(this::watch);
  }

  private void watch() {
    try {
      while (!closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      if (server.running().isEmpty()) {
        LOG.warn("the embedded PostgreSQL has ended by itself: starting it again");
        server.start();
        LOG.warn("the embedded PostgreSQL is back");
      }
      failing = false;
    } catch (IOException | PostgresUnusable e) {
      // What the killed one left behind may need a moment to go; then its log says what is wrong.
      if (!failing) {
        LOG.error("the embedded PostgreSQL does not come back yet: {}", e.getMessage());
      }
      failing = true;
    }
  }

  /** Looks no more; a start that is under way is waited for. */
  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
