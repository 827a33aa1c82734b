package io.ilwon.project;

import io.ilwon.crypto.SealBroken;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log who is refused and why, never the key, and which rows another hand has changed: of
 * each key's id, address and row once a minute at most, however often they come.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  static final long GAP = TimeUnit.MINUTES.toNanos(1);

  /** Whoever has many addresses shall fill neither memory nor log. */
  static final int MOST = 1_000;

  private final ConcurrentHashMap<String, Long> told = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  Refusals(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A key that is known. */
  void key(KeyId key, String why) {
    if (isDue(key.text())) {
      LOG.warn("calls with key {} are refused: {}", key, why);
    }
  }

  /** Who shows no key of ours. */
  void address(InetAddress peer, String why) {
    String address = peer.getHostAddress();
    if (isDue(address)) {
      LOG.warn("calls from {} are refused: {}", address, why);
    }
  }

  /** A row whose seal is not its own. */
  void forged(String table, String row) {
    String broken = SealBroken.told(table, row);
    if (isDue(broken)) {
      LOG.error("{}; nothing is done with it", broken);
    }
  }

  private boolean isDue(String what) {
    long now = nanoTime.getAsLong();
    if (told.size() >= MOST) {
      told.values().removeIf(at -> now - at >= GAP);
    }
    AtomicBoolean due = new AtomicBoolean();
    if (told.size() < MOST || told.containsKey(what)) {
      told.compute(
          what,
          (_, at) -> {
            due.set(at == null || now - at >= GAP);
            return due.get() || at == null ? now : at;
          });
    }
    return due.get();
  }
}
