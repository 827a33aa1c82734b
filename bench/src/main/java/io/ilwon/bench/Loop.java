package io.ilwon.bench;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One thread that waits for sockets and for moments. The driver shares two processors with what it
 * measures: one thread without hand-overs takes the least of them.
 */
final class Loop implements AutoCloseable {
  private static final long NEVER = Long.MAX_VALUE;

  private final Selector selector;
  private final PriorityQueue<Moment> moments = new PriorityQueue<>();
  private final Thread alarm;
  private volatile long alarmAt = NEVER;
  private volatile boolean closed;

  /** Hears when its socket can be read or accepts. */
  interface Ready {
    void ready() throws IOException;
  }

  /** Something to do at a moment. */
  private record Moment(long at, Runnable what) implements Comparable<Moment> {
    @Override
    public int compareTo(Moment other) {
      return Long.compare(at, other.at);
    }
  }

  Loop() throws IOException {
    this.selector = Selector.open();
    this.alarm = Thread.ofPlatform().daemon().name("alarm").start(this::ring);
  }

  void add(SelectableChannel channel, int operations, Ready ready) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, operations, ready);
  }

  /** At this {@link System#nanoTime()}, which a selector alone would round to milliseconds. */
  void at(long nanos, Runnable what) {
    moments.add(new Moment(nanos, what));
  }

  /** Turns until it is done, at most until this {@link System#nanoTime()}. */
  void run(BooleanSupplier done, long untilNanos) throws IOException {
    moments.add(new Moment(untilNanos, () -> {}));
    while (!done.getAsBoolean() && System.nanoTime() < untilNanos) {
      Moment next = moments.peek();
      while (next != null && next.at <= System.nanoTime()) {
        moments.remove();
        next.what.run();
        next = moments.peek();
      }
      if (next != null && next.at < alarmAt) {
        alarmAt = next.at;
        LockSupport.unpark(alarm);
      }
      if (!done.getAsBoolean()) {
        selector.select(Loop::tell);
      }
    }
  }

  /** Nothing that was to happen later happens any more. */
  void forget() {
    moments.clear();
  }

  private static void tell(SelectionKey key) {
    try {
      if (key.isValid()) {
        ((Ready) key.attachment()).ready();
      }
    } catch (IOException e) {
      key.cancel();
    }
  }

  private void ring() {
    while (!closed) {
      long left = alarmAt - System.nanoTime();
      if (alarmAt == NEVER) {
        LockSupport.park();
      } else if (left > 0) {
        LockSupport.parkNanos(left);
      } else {
        alarmAt = NEVER;
        selector.wakeup();
      }
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    LockSupport.unpark(alarm);
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
