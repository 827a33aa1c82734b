package io.ilwon.desk;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sums that were reckoned within the last seconds: however many look at a page, its sums cost the
 * database one reading at a time.
 */
final class Recent<K, V> {
  private static final int MOST = 64;

  private final long freshNanos;
  private final int most;
  private final Map<K, Kept<V>> kept = new LinkedHashMap<>();
  private final ReentrantLock oneAtATime = new ReentrantLock();

  Recent(Duration fresh) {
    this(fresh, MOST);
  }

  Recent(Duration fresh, int most) {
    this.freshNanos = fresh.toNanos();
    this.most = most;
  }

  private record Kept<V>(V value, long nanos) {}

  /** Reckons a value. */
  @FunctionalInterface
  interface Reckoning<V> {
    V now() throws SQLException;
  }

  V of(K key, Reckoning<V> reckoning) throws SQLException {
    oneAtATime.lock();
    try {
      Kept<V> known = kept.get(key);
      if (known != null && System.nanoTime() - known.nanos() < freshNanos) {
        return known.value();
      }
      if (kept.size() >= most) {
        kept.clear();
      }
      V value = reckoning.now();
      kept.put(key, new Kept<>(value, System.nanoTime()));
      return value;
    } finally {
      oneAtATime.unlock();
    }
  }
}
