package io.ilwon.group;

import io.ilwon.db.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls that arrive together share one transaction: queues, one flusher each, one commit a group. A
 * caller stays synchronous: it waits on its own (virtual) thread. A group of one goes out at once;
 * nobody waits for company.
 */
public final class Group<C, A> implements AutoCloseable {
  /** Commands that share a commit; performance.md measured 64 as enough. */
  static final int MOST = 64;

  /** Commands a lane lets wait; beyond it a caller hears Busy at once rather than later. */
  static final int WAITING = 4_096;

  /** A command whose row is held comes back this often, or this long, then runs alone. */
  static final int RETURNS = 3;

  static final long RETURNS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final List<Lane<C, A>> lanes;
  private final Work<C, A> keys;
  private volatile boolean closed;

  /**
   * Starts {@code lanes} flushers; commands of one key always share a lane.
   *
   * @param name for thread names
   * @param work one for each lane, which uses it from one thread
   */
  public Group(
      String name, Database database, GroupStore store, Supplier<Work<C, A>> work, int lanes) {
    this.keys = work.get();
    Sessions sessions = Sessions.of(database, store);
    List<Lane<C, A>> started = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      started.add(new Lane<>(name + "-" + i, new Transaction<>(sessions, work.get())));
    }
    this.lanes = List.copyOf(started);
  }

  /**
   * Waits for {@code command} to be decided and committed, at most {@code patience}. An interrupted
   * caller hears {@link Reply.Undecided}.
   */
  public Reply<A> ask(C command, Duration patience) {
    Object key = keys.key(command);
    Member<C, A> member = new Member<>(command, key);
    Lane<C, A> lane = lanes.get(Math.floorMod(key.hashCode(), lanes.size()));
    if (!lane.offer(member)) {
      return new Reply.Busy<>();
    }
    try {
      return member.reply.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return member.leave() ? new Reply.Busy<>() : new Reply.Undecided<>();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return member.leave() ? new Reply.Busy<>() : new Reply.Undecided<>();
    } catch (ExecutionException e) {
      return new Reply.Undecided<>();
    }
  }

  /** Commands waiting now, over all lanes. */
  public int waiting() {
    return lanes.stream().mapToInt(Lane::waiting).sum();
  }

  /** True from the moment {@link #close} was called: whoever asks then is never answered. */
  public boolean isClosed() {
    return closed;
  }

  /** Takes no new command, finishes those that wait, ends the flushers. */
  @Override
  public void close() {
    closed = true;
    lanes.forEach(Lane::close);
  }
}
