package io.ilwon.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When calls were answered, and when the bank received an order. An outage is the longest time
 * without, around a failover.
 */
final class ClusterOutage {
  private final List<Long> answered = new ArrayList<>();
  private final List<Long> sent = new ArrayList<>();

  /**
   * A call has ended.
   *
   * @param word what was heard
   */
  synchronized void heard(String word) {
    if (!word.equals(Heard.LOST) && !word.equals("db_processing_error")) {
      answered.add(System.nanoTime());
    }
  }

  /** The bank has received an order. */
  synchronized void sent() {
    sent.add(System.nanoTime());
  }

  /** Orders the bank received between two instants. */
  synchronized long sent(long from, long to) {
    return sent.stream().filter(at -> at > from && at <= to).count();
  }

  synchronized Duration withoutAnswer(long from, long to) {
    return longest(answered, from, to);
  }

  synchronized Duration withoutSend(long from, long to) {
    return longest(sent, from, to);
  }

  private static Duration longest(List<Long> all, long from, long to) {
    long longest = 0;
    long before = from;
    for (long at : all) {
      if (at > from && at <= to) {
        longest = Math.max(longest, at - before);
        before = at;
      }
    }
    return Duration.ofNanos(Math.max(longest, to - before));
  }
}
