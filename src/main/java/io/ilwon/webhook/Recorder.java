package io.ilwon.webhook;

import io.ilwon.due.DueTask;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Writes how calls ended: while one transaction is under way the next outcomes gather. What cannot
 * be written is told again by whoever takes it next.
 */
final class Recorder implements AutoCloseable {
  private static final int AT_ONCE = 512;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final OutcomeStore store;
  private final Directory directory;
  private final Runnable written;
  private final ConcurrentLinkedQueue<Outcome> waiting = new ConcurrentLinkedQueue<>();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final DueTask task;

  Recorder(OutcomeStore store, Directory directory, Runnable written) {
    this.store = store;
    this.directory = directory;
    this.written = written;
    this.task = new DueTask("webhook outcomes", PAUSE, this::write);
  }

  void add(Outcome outcome) {
    waiting.add(outcome);
    task.wake();
  }

  long delivered() {
    return delivered.sum();
  }

  long failed() {
    return failed.sum();
  }

  private boolean write() throws SQLException {
    List<Outcome> batch = new ArrayList<>();
    for (Outcome next = waiting.poll();
        next != null;
        next = batch.size() < AT_ONCE ? waiting.poll() : null) {
      batch.add(next);
    }
    if (batch.isEmpty()) {
      return false;
    }
    List<Effect> effects =
        Effect.of(batch).stream().map(e -> e.afterGood(wasGood(e.endpoint()))).toList();
    boolean stored = false;
    try {
      store.write(batch, effects);
      stored = true;
    } finally {
      if (!stored) {
        // While a lease lasts it is worth another try.
        batch.stream()
            .filter(o -> o.taken().untilNanos() - System.nanoTime() > 0 || !letGo(o))
            .forEach(waiting::add);
      }
    }
    batch.forEach(o -> {
      letGo(o);
      (o.delivered() ? delivered : failed).increment();
      WebhookMeters.ended(o.delivered(), o.took());
    });
    if (effects.stream().anyMatch(e -> e.gone() || e.pause() != null || e.healed())) {
      directory.read();
    }
    written.run();
    return !waiting.isEmpty();
  }

  private boolean wasGood(EndpointId id) {
    Directory.@Nullable Entry entry = directory.entry(id);
    return entry != null && entry.known().endpoint().failures() == 0;
  }

  private boolean letGo(Outcome o) {
    Directory.@Nullable Entry entry = directory.entry(o.taken().endpoint());
    if (entry != null) {
      entry.queue().letGo();
    }
    return true;
  }

  /** Writes what is waiting, then ends. */
  @Override
  public void close() {
    task.close();
    try {
      write();
    } catch (SQLException _) {
      // The leases end what is left.
    }
  }
}
