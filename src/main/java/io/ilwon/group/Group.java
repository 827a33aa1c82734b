package io.ilwon.group;

import io.ilwon.db.Database;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Calls that arrive together share one transaction: a queue, its flushers, one commit a group. A
 * caller stays synchronous: it waits on its own (virtual) thread. While no group is under way a
 * command goes out at once, alone if need be.
 */
public final class Group<C, A> implements AutoCloseable {
  /** Commands that share a commit; performance.md measured 64 as enough. */
  static final int MOST = 64;

  /** Commands that may wait; beyond it a caller hears Busy at once rather than later. */
  static final int WAITING = 4_096;

  /** A command whose row is held comes back this often, or this long, then runs alone. */
  static final int RETURNS = 3;

  static final long RETURNS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Lane<C, A> lane;
  private final Work<C, A> keys;
  private volatile boolean closed;

  /**
   * Starts the flushers.
   *
   * @param name for thread names
   * @param work one for each thread that runs groups, which uses it alone
   * @param lanes groups that may be under way at once
   */
  public Group(
      String name, Database database, GroupStore store, Supplier<Work<C, A>> work, int lanes) {
    GroupMeters.shown();
    this.keys = work.get();
    Sessions sessions = Sessions.of(database, store);
    this.lane = new Lane<>(name, () -> new Transaction<>(sessions, work.get()), lanes);
  }

  /**
   * Waits for {@code command} to be decided and committed, at most {@code patience}. An interrupted
   * caller hears {@link Reply.Undecided}.
   */
  public Reply<A> ask(C command, Duration patience) {
    Object key = keys.key(command);
    Member<C, A> member = new Member<>(command, key);
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

  /** Commands waiting now. */
  public int waiting() {
    return lane.waiting();
  }

  /** True from the moment {@link #close} was called: whoever asks then is never answered. */
  public boolean isClosed() {
    return closed;
  }

  /** Takes no new command, finishes those that wait, ends the flushers. */
  @Override
  public void close() {
    closed = true;
    lane.close();
  }
}
