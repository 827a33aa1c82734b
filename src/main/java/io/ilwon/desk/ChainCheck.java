package io.ilwon.desk;

import io.ilwon.audit.By;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the whole audit beside everything else; one reading at a time, its result kept. */
public final class ChainCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ChainCheck.class);
  private final Reading reading;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile Last last = new Last(false, null, null);

  public ChainCheck(Reading reading) {
    this.reading = reading;
  }

  /** What was found: an empty list of problems is good. */
  public record Found(long blocks, long rows, List<String> problems) {
    @Override
    public String toString() {
      return "Found[" + blocks + "]";
    }
  }

  /** Reads it all; told to the audit first. */
  public interface Reading {
    void tell(By by) throws SQLException;

    Found read() throws SQLException;
  }

  /**
   * How it stands.
   *
   * @param at when the last one began
   * @param found null where none has ended, or it failed
   */
  record Last(boolean running, @Nullable Instant at, @Nullable Found found) {}

  Last last() {
    return last;
  }

  /** Begins unless one is under way. */
  void begin(By by, Instant now) throws SQLException {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    boolean begun = false;
    try {
      reading.tell(by);
      last = new Last(true, now, null);
      Thread.ofVirtual().name("desk-chain-check").start(() -> run(now));
      begun = true;
    } finally {
      if (!begun) {
        running.set(false);
      }
    }
  }

  private void run(Instant now) {
    try {
      last = new Last(false, now, reading.read());
    } catch (SQLException | RuntimeException e) {
      LOG.warn("the check of the audit ended early: {}", e.getClass().getSimpleName());
      last = new Last(false, now, null);
    } finally {
      running.set(false);
    }
  }
}
