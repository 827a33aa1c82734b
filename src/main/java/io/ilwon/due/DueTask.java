package io.ilwon.due;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for due work on a thread of its own: at once when the last look found some, else after a
 * pause. A look that fails is told once in the log and tried again.
 */
public final class DueTask implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DueTask.class);
  private static final Duration CLOSING = Duration.ofSeconds(10);

  /** One look: does what is due and says whether more may be waiting. */
  @FunctionalInterface
  public interface Look {
    /** Does what is due now; true to be called again at once. */
    boolean forWork() throws Exception;
  }

  private final String name;
  private final Duration pause;
  private final Look look;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private boolean failing;

  /**
   * Starts looking.
   *
   * @param pause between two looks that find nothing
   */
  public DueTask(String name, Duration pause, Look look) {
    this.name = name;
    this.pause = pause;
    this.look = look;
    this.thread = Thread.ofVirtual().name("due-" + name).start(this::run);
  }

  private void run() {
    while (!closed) {
      try {
        if (!lookOnce()) {
          boolean woken = wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
          LOG.trace("{} looks again (woken: {})", name, woken);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean lookOnce() throws InterruptedException {
    try {
      boolean more = look.forWork();
      if (failing) {
        failing = false;
        LOG.info("{} works again", name);
      }
      return more;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      if (!failing) {
        failing = true;
        LOG.warn("{} failed and will be tried again: {}", name, e.getClass().getSimpleName());
      }
      return false;
    }
  }

  /** Looks now, or again at once where a look is under way. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  /** Ends after the look that is under way. */
  @Override
  public void close() {
    closed = true;
    wake.release();
    try {
      if (!thread.join(CLOSING)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
