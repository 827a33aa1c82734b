package io.ilwon.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Failed calls of this node since they were last told. Whoever makes up callers fills no memory:
 * beyond {@link #MOST} kinds everything is counted as one.
 */
public final class CallTally {
  static final int MOST = 2_000;

  private final LongSupplier nanoTime;
  private Map<Failing, Count> counts = new HashMap<>();

  /** How many, the nanosecond of the last, and the submission it was about; empty for none. */
  private record Count(long calls, long nanos, String submission) {}

  /**
   * Failed calls to be told.
   *
   * @param millisAgo since the last
   * @param submission that the last one with any was about; empty for none
   */
  record Told(Failing what, long calls, long millisAgo, String submission) {}

  public CallTally() {
    this(System::nanoTime);
  }

  CallTally(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** One call that failed; {@code submission} is empty where it was about none. */
  public synchronized void failed(Failing what, String submission) {
    boolean room = counts.size() < MOST || counts.containsKey(what);
    add(room ? what : Failing.MORE, new Count(1, nanoTime.getAsLong(), room ? submission : ""));
  }

  private void add(Failing what, Count more) {
    counts.merge(
        what,
        more,
        (was, now) -> {
          boolean named = now.submission().isEmpty();
          return new Count(
              was.calls() + now.calls(),
              Math.max(was.nanos(), now.nanos()),
              named ? was.submission() : now.submission());
        });
  }

  /** Everything since the last time; it is no longer here. */
  synchronized List<Told> take() {
    long now = nanoTime.getAsLong();
    List<Told> all = new ArrayList<>(counts.size());
    counts.forEach((what, count) ->
        all.add(
            new Told(what, count.calls(), (now - count.nanos()) / 1_000_000, count.submission())));
    counts = new HashMap<>();
    return all;
  }

  /** What could not be told after all is counted again. */
  synchronized void putBack(List<Told> told) {
    long now = nanoTime.getAsLong();
    for (Told each : told) {
      boolean room = counts.size() < MOST || counts.containsKey(each.what());
      add(
          room ? each.what() : Failing.MORE,
          new Count(each.calls(), now - each.millisAgo() * 1_000_000, each.submission()));
    }
  }
}
