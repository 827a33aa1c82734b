package io.ilwon.meter;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one name, one a value of its labels, each made when it is first asked for. A meter
 * is never given up, so keys must be of a bounded kind: a word of ours, a bank of the directory.
 */
public final class Family<K, M> {
  private final ConcurrentHashMap<K, M> made = new ConcurrentHashMap<>();
  private final Function<K, M> make;

  public Family(Function<K, M> make) {
    this.make = make;
  }

  /** The meter of this value. */
  public M of(K key) {
    @Nullable M known = made.get(key);
    return known == null ? made.computeIfAbsent(key, make) : known;
  }
}
