package io.ilwon.db;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server again when it has ended without being asked to: nobody else would. What was
 * committed is there after its recovery; meanwhile callers hear that the database is away.
 */
final class PostgresKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PostgresKeeper.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Throws when what was started would lose acknowledged data. */
  interface Check {
    void demandDurability() throws IOException;
  }

  private final PostgresServer server;
  private final int port;
  private final Check check;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Watches a running server.
   *
   * @param port where the pools look for it: on another it is of no use
   */
  PostgresKeeper(PostgresServer server, int port, Check check) {
    this.server = server;
    this.port = port;
    this.check = check;
    this.thread = Thread.ofVirtual().name("postgres-keeper").start(this::keep);
  }

  private void keep() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        lookAfter();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAfter() {
    try {
      if (server.running().isPresent()) {
        return;
      }
      log.error("the embedded PostgreSQL has ended; starting it again");
      Postmaster again = server.start();
      check.demandDurability();
      if (again.port() == port) {
        log.warn("the embedded PostgreSQL serves again");
      } else {
        log.error("the embedded PostgreSQL's port {} is taken: restart the server", port);
      }
    } catch (IOException | PostgresUnusable e) {
      log.error("the embedded PostgreSQL does not serve again: {}", e.getMessage());
    }
  }

  /** Watches no more; waits for a start under way, so that a stop that follows finds it. */
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
