package io.ilwon.rail.kftc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what nobody else can mend, each code at most once a minute. */
final class OursToMend {
  private static final Logger LOG = LoggerFactory.getLogger(OursToMend.class);
  private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

  private final Map<String, Long> told = new ConcurrentHashMap<>();

  /** A transfer was refused for this reason, a code or a phrase of a fixed list. */
  void tell(String reason) {
    long now = System.nanoTime();
    boolean[] first = {false};
    told.compute(
        reason,
        (_, before) -> {
          first[0] = before == null || now - before > QUIET;
          return first[0] ? Long.valueOf(now) : before;
        });
    if (first[0]) {
      LOG.error("kftc: transfers fail until somebody mends it: {}", reason);
    }
  }
}
