package io.ilwon.group;

import io.ilwon.db.Wordless;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One queue and its flusher. */
final class Lane<C, A> {
  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Member<C, A>> queue = new ArrayDeque<>();

  /** Members whose key runs alone right now: they wait their turn here, so that none overtakes. */
  private final Map<Object, Deque<Member<C, A>>> behind = new HashMap<>();

  /** How many stand in {@link #behind}. */
  private int parked;

  private final Transaction<C, A> transaction;
  private final Thread flusher;
  private boolean closed;

  Lane(String name, Transaction<C, A> transaction) {
    this.transaction = transaction;
    this.flusher = Thread.ofPlatform().name(name).daemon().start(this::flush);
  }

  /** False when too many wait, or the lane is closed. */
  boolean offer(Member<C, A> member) {
    lock.lock();
    try {
      if (closed || queue.size() + parked >= Group.WAITING) {
        return false;
      }
      queue.addLast(member);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return queue.size() + parked;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (!flusher.join(CLOSING)) {
        LOG.warn("a group did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush() {
    for (List<Member<C, A>> group = take(); !group.isEmpty(); group = take()) {
      try {
        returned(transaction.run(group, false));
      } catch (RuntimeException | Error e) {
        LOG.error("a group ended without an outcome: {}", e.getClass().getName(), Wordless.of(e));
        group.forEach(m -> m.reply.complete(new Reply.Undecided<>()));
      }
    }
  }

  /** The next group; empty once the lane is closed and nothing waits any more. */
  private List<Member<C, A>> take() {
    List<Member<C, A>> taken = new ArrayList<>();
    lock.lock();
    try {
      while (taken.isEmpty()) {
        while (queue.isEmpty()) {
          if (closed && behind.isEmpty()) {
            return taken;
          }
          changed.awaitUninterruptibly();
        }
        collect(taken);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private void collect(List<Member<C, A>> taken) {
    while (taken.size() < Group.MOST) {
      @Nullable Member<C, A> next = queue.pollFirst();
      if (next == null) {
        return;
      }
      if (!park(next) && next.take()) {
        taken.add(next);
      }
    }
  }

  /** False when nothing of the member's key runs alone. */
  private boolean park(Member<C, A> member) {
    @Nullable Deque<Member<C, A>> line = behind.get(member.key);
    if (line == null) {
      return false;
    }
    line.addLast(member);
    parked++;
    return true;
  }

  /** Members whose rows were held go back to the front, in order, or run alone. */
  private void returned(List<Member<C, A>> held) {
    if (held.isEmpty()) {
      return;
    }
    List<Member<C, A>> again = new ArrayList<>();
    lock.lock();
    try {
      for (Member<C, A> member : held) {
        member.waitAgain();
        if (park(member)) {
          continue;
        }
        if (member.returnedTooOften()) {
          behind.put(member.key, new ArrayDeque<>());
          Thread.ofVirtual().name("group-alone").start(() -> alone(member));
        } else {
          again.add(member);
        }
      }
      again.reversed().forEach(queue::addFirst);
    } finally {
      lock.unlock();
    }
  }

  private void alone(Member<C, A> member) {
    try {
      if (member.take()) {
        transaction.run(List.of(member), true).forEach(m -> m.reply.complete(new Reply.Busy<>()));
      }
    } finally {
      member.reply.complete(new Reply.Undecided<>());
      lock.lock();
      try {
        @Nullable Deque<Member<C, A>> line = behind.remove(member.key);
        if (line != null) {
          parked -= line.size();
          line.reversed().forEach(queue::addFirst);
        }
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
