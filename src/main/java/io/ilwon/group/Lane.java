package io.ilwon.group;

import io.ilwon.db.Wordless;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One queue, and the flushers that take groups from it. One group is under way as soon as anybody
 * waits; another goes out beside it only with {@link #COMPANY}, since each statement costs the same
 * for few as for many. A key is in one group at a time.
 */
final class Lane<C, A> {
  /**
   * Half a full group. Measured with 64 callers: with a quarter or less the groups became so small
   * that the database spent on them what the overlap had gained; with more the second seldom went.
   */
  static final int COMPANY = Group.MOST / 2;

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Member<C, A>> queue = new ArrayDeque<>();

  /** Keys of the groups under way, and how many groups that are. */
  private final Set<Object> underWay = new HashSet<>();

  private int groups;

  /** Members whose key runs alone right now: they wait their turn here, so that none overtakes. */
  private final Map<Object, Deque<Member<C, A>>> behind = new HashMap<>();

  /** How many stand in {@link #behind}. */
  private int parked;

  /** For members that run alone: each needs one to itself while it runs. */
  private final Queue<Transaction<C, A>> spare = new ConcurrentLinkedQueue<>();

  private final Supplier<Transaction<C, A>> transactions;
  private final List<Thread> flushers = new ArrayList<>();
  private boolean closed;

  /**
   * Starts the flushers.
   *
   * @param transactions makes one for each thread that runs groups
   */
  Lane(String name, Supplier<Transaction<C, A>> transactions, int flushers) {
    this.transactions = transactions;
    for (int i = 0; i < flushers; i++) {
      Transaction<C, A> own = transactions.get();
      this.flushers.add(Thread.ofPlatform().name(name + "-" + i).daemon().start(() -> flush(own)));
    }
  }

  /** False when too many wait, or the lane is closed. */
  boolean offer(Member<C, A> member) {
    lock.lock();
    try {
      if (closed || queue.size() + parked >= Group.WAITING) {
        return false;
      }
      queue.addLast(member);
      if (isDue()) {
        changed.signal();
      }
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
      for (Thread flusher : flushers) {
        if (!flusher.join(CLOSING)) {
          LOG.warn("a group did not end in time");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void flush(Transaction<C, A> transaction) {
    for (List<Member<C, A>> group = take(); !group.isEmpty(); group = take()) {
      List<Member<C, A>> held = List.of();
      try {
        held = transaction.run(group, false);
      } catch (RuntimeException | Error e) {
        LOG.error("a group ended without an outcome: {}", e.getClass().getName(), Wordless.of(e));
        group.forEach(m -> m.reply.complete(new Reply.Undecided<>()));
      } finally {
        ended(group, held);
      }
    }
  }

  /** The next group; empty once the lane is closed and nothing waits any more. */
  private List<Member<C, A>> take() {
    List<Member<C, A>> taken = new ArrayList<>();
    lock.lock();
    try {
      while (taken.isEmpty()) {
        while (!isDue()) {
          if (closed && queue.isEmpty() && behind.isEmpty() && groups == 0) {
            changed.signalAll();
            return taken;
          }
          changed.awaitUninterruptibly();
        }
        collect(taken);
        if (taken.isEmpty() && groups > 0) {
          changed.awaitUninterruptibly(); // all that wait have a key under way
        }
      }
      taken.forEach(m -> underWay.add(m.key));
      groups++;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    return queue.size() >= (groups == 0 ? 1 : COMPANY);
  }

  private void collect(List<Member<C, A>> taken) {
    Iterator<Member<C, A>> each = queue.iterator();
    while (taken.size() < Group.MOST && each.hasNext()) {
      Member<C, A> next = each.next();
      if (!underWay.contains(next.key)) {
        each.remove();
        if (!park(next) && next.take()) {
          taken.add(next);
        }
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
  private void ended(List<Member<C, A>> group, List<Member<C, A>> held) {
    List<Member<C, A>> again = new ArrayList<>();
    lock.lock();
    try {
      group.forEach(m -> underWay.remove(m.key));
      groups--;
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
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void alone(Member<C, A> member) {
    @Nullable Transaction<C, A> idle = spare.poll();
    Transaction<C, A> own = idle == null ? transactions.get() : idle;
    try {
      if (member.take()) {
        own.run(List.of(member), true).forEach(m -> m.reply.complete(new Reply.Busy<>()));
      }
    } finally {
      spare.add(own);
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
