package io.ilwon.project;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The last thousand addresses that this node refused, in memory alone. */
final class Strangers {
  static final int MOST = 1_000;

  private final LongSupplier nanoTime;

  private final Map<String, Seen> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > MOST;
        }
      };

  private record Seen(String why, long calls, long nanos) {}

  Strangers(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized void refused(InetAddress peer, String why) {
    long now = nanoTime.getAsLong();
    seen.merge(
        peer.getHostAddress(),
        new Seen(why, 1, now),
        (was, last) -> new Seen(last.why(), was.calls() + 1, last.nanos()));
  }

  synchronized List<Stranger> all() {
    long now = nanoTime.getAsLong();
    List<Stranger> all = new ArrayList<>(seen.size());
    seen.forEach((address, each) ->
        all.add(
            new Stranger(address, each.why(), each.calls(), Duration.ofNanos(now - each.nanos()))));
    return all.reversed();
  }
}
