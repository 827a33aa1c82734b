package io.ilwon.submission;

import io.ilwon.due.DueTask;
import io.ilwon.project.KeyId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shuts live keys through which too many wrong codes are typed; {@link KeyTrust} says when.
 *
 * <p>Each node decides from memory, guess by guess, and every {@link #PAUSE} adds what it heard to
 * one row a key that all nodes share and a restart finds again. A guess costs no statement; only
 * one on trial asks for leave, once a second over all nodes.
 */
public final class KeyWatch implements GuessPass.Desk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

  static final Duration PAUSE = Duration.ofMillis(500);

  /** A row that was written earlier may be committed later, by no more than its session lives. */
  private static final Duration OVERLAP = Duration.ofSeconds(10);

  private final KeyTrustStore store;
  private final LongSupplier nanoTime;
  // Only keys that the gate let in get an entry.
  private final Map<KeyId, KeyView> views = new ConcurrentHashMap<>();
  private final DueTask exchange;
  private Instant readFrom = Instant.EPOCH;
  private volatile Reading clock = new Reading(Instant.EPOCH, 0);

  private record Reading(Instant now, long nanos) {}

  /**
   * Reads what is known, then exchanges it until it is closed.
   *
   * @throws SQLException if the first reading fails
   */
  public KeyWatch(KeyTrustStore store) throws SQLException {
    this(store, System::nanoTime);
  }

  KeyWatch(KeyTrustStore store, LongSupplier nanoTime) throws SQLException {
    this.store = store;
    this.nanoTime = nanoTime;
    read();
    this.exchange = new DueTask("share of wrong codes", PAUSE, this::exchangeOnce);
  }

  @Override
  public GuessPass of(KeyId key) {
    KeyView view = views.computeIfAbsent(key, _ -> new KeyView());
    return new Pass(view, view.isShut() && mayTry(key, view));
  }

  /** What is not known to be allowed is not evaluated: with the database away there is no leave. */
  private boolean mayTry(KeyId key, KeyView view) {
    if (!view.mayTry(now()) || !view.asking.compareAndSet(false, true)) {
      return false;
    }
    try {
      Optional<KeyTrustStore.Row> leave = store.tryOne(key, KeyTrust.TRIAL_GAP);
      leave.ifPresentOrElse(
          row -> view.learn(row, List.of()), () -> view.waitUntil(now().plus(KeyTrust.TRIAL_GAP)));
      return leave.isPresent();
    } catch (SQLException e) {
      return false;
    } finally {
      view.asking.set(false);
    }
  }

  private final class Pass implements GuessPass {
    private final KeyView view;
    private final boolean onTrial;
    private final AtomicBoolean told = new AtomicBoolean();

    Pass(KeyView view, boolean onTrial) {
      this.view = view;
      this.onTrial = onTrial;
    }

    @Override
    public Optional<Duration> shutFor() {
      return onTrial || !view.isShut() ? Optional.empty() : Optional.of(KeyTrust.SHUT);
    }

    @Override
    public void evaluated(boolean wrong) {
      if (told.compareAndSet(false, true)) {
        view.heard(new KeyTrust.Outcome(wrong, onTrial), now());
      }
    }
  }

  /** Tells what this node heard and reads what others did. */
  synchronized boolean exchangeOnce() throws SQLException {
    for (Map.Entry<KeyId, KeyView> each : views.entrySet()) {
      KeyView.Untold untold = each.getValue().untold();
      if (!untold.isNothing()) {
        KeyTrustStore.Merged merged = store.merge(each.getKey(), untold::in);
        each.getValue().learn(merged.after(), untold.outcomes());
        tell(merged);
      }
    }
    read();
    return false;
  }

  private void read() throws SQLException {
    long before = nanoTime.getAsLong();
    for (KeyTrustStore.Row row : store.changedAfter(readFrom)) {
      views.computeIfAbsent(row.key(), _ -> new KeyView()).learn(row, List.of());
    }
    Instant now = store.now();
    clock = new Reading(now, before);
    readFrom = now.minus(OVERLAP);
  }

  /** The node that wrote it says it, once. */
  private static void tell(KeyTrustStore.Merged merged) {
    String key = merged.after().key().text();
    boolean wasShut = merged.before().trust() instanceof KeyTrust.Shut;
    switch (merged.after().trust()) {
      case KeyTrust.Open o when wasShut ->
          LOG.warn("key {}: on trial few codes were wrong; they are evaluated again", key);
      case KeyTrust.Open o -> {}
      case KeyTrust.Shut s when !wasShut -> {
        GuessMeters.KEY_LOCKS.increment();
        LOG.error(
            "key {}: {} of the last {} codes typed were wrong, as when somebody guesses; none is"
                + " evaluated for {} s",
            key,
            KeyTrust.TOO_MANY_WRONG,
            KeyTrust.MOST,
            KeyTrust.SHUT.toSeconds());
      }
      case KeyTrust.Shut s when s.trials().isEmpty() && !s.equals(merged.before().trust()) ->
          LOG.error("key {}: codes on trial were wrong too; shut again", key);
      case KeyTrust.Shut s -> {}
    }
  }

  private Instant now() {
    Reading last = clock;
    return last.now().plusNanos(nanoTime.getAsLong() - last.nanos());
  }

  /** Tells the others what this node heard last. */
  @Override
  public void close() {
    exchange.close();
    try {
      exchangeOnce();
    } catch (SQLException e) {
      LOG.warn("the last codes typed here are unknown to other nodes: the database is away");
    }
  }
}
