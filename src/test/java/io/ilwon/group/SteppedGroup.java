package io.ilwon.group;

import io.ilwon.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lane without a thread: its owner says when it takes what waits. The transaction, its retries
 * and the finding out of a lost commit are production's; the queue keeps {@link Lane}'s rules, its
 * own turn being when the owner gives it one.
 */
public final class SteppedGroup<C, A> {
  private final Transaction<C, A> transaction;
  private final Work<C, A> work;
  private final Deque<Waiting<C, A>> queue = new ArrayDeque<>();
  private final Deque<Waiting<C, A>> alone = new ArrayDeque<>();
  private final Map<Object, Deque<Waiting<C, A>>> behind = new HashMap<>();
  private boolean busy;

  /** Where the group's transactions run. */
  public interface Lender {
    /** What is done on a connection. */
    @FunctionalInterface
    interface Borrower {
      void on(Connection connection) throws SQLException;
    }

    /** Lends a connection in autocommit mode. */
    void lend(Borrower borrower) throws SQLException;

    /** Whether the group was stored, for good. */
    boolean committed(UUID group) throws SQLException;

    /** A real database. */
    static Lender of(Database database, GroupStore store) {
      Sessions sessions = Sessions.of(database, store);
      return new Lender() {
        @Override
        public void lend(Borrower borrower) throws SQLException {
          sessions.on(borrower::on);
        }

        @Override
        public boolean committed(UUID group) throws SQLException {
          return sessions.committed(group);
        }
      };
    }
  }

  /** A command in the lane. */
  public static final class Waiting<C, A> {
    private final Member<C, A> member;
    private int returns;

    private Waiting(Member<C, A> member) {
      this.member = member;
    }

    public C command() {
      return member.command;
    }

    /** The reply, or null while it waits. */
    public @Nullable Reply<A> reply() {
      return member.reply.getNow(null);
    }

    /** The caller leaves; false when it is too late for that. */
    public boolean leave() {
      return member.leave();
    }
  }

  public SteppedGroup(Lender lender, Work<C, A> work) {
    this.work = work;
    this.transaction =
        new Transaction<>(
            new Sessions() {
              @Override
              public void on(Task task) throws SQLException {
                lender.lend(task::on);
              }

              @Override
              public boolean committed(UUID group) throws SQLException {
                return lender.committed(group);
              }
            },
            work);
  }

  /** A command arrives. */
  public Waiting<C, A> offer(C command) {
    Waiting<C, A> waiting = new Waiting<>(new Member<>(command, work.key(command)));
    queue.addLast(waiting);
    return waiting;
  }

  public boolean isEmpty() {
    return queue.isEmpty() && alone.isEmpty();
  }

  /** True while one of its groups is under way. */
  public boolean busy() {
    return busy;
  }

  /** Runs those who run alone, then one group of at most {@code most}; tells who has a reply. */
  public List<Waiting<C, A>> flush(int most) {
    busy = true;
    try {
      List<Waiting<C, A>> done = new ArrayList<>();
      for (Waiting<C, A> one = alone.pollFirst(); one != null; one = alone.pollFirst()) {
        runAlone(one, done);
      }
      List<Waiting<C, A>> taken = take(most);
      if (!taken.isEmpty()) {
        run(taken, done);
      }
      return done;
    } finally {
      busy = false;
    }
  }

  private List<Waiting<C, A>> take(int most) {
    List<Waiting<C, A>> taken = new ArrayList<>();
    while (taken.size() < most && !queue.isEmpty()) {
      Waiting<C, A> next = queue.removeFirst();
      Deque<Waiting<C, A>> line = behind.get(next.member.key);
      if (line != null) {
        line.addLast(next);
      } else if (next.member.take()) {
        taken.add(next);
      }
    }
    return taken;
  }

  private void run(List<Waiting<C, A>> taken, List<Waiting<C, A>> done) {
    List<Member<C, A>> members = new ArrayList<>();
    taken.forEach(w -> members.add(w.member));
    transaction.run(members, false);
    List<Waiting<C, A>> again = new ArrayList<>();
    for (Waiting<C, A> w : taken) {
      if (w.reply() != null) {
        done.add(w);
        continue;
      }
      w.member.waitAgain();
      Deque<Waiting<C, A>> line = behind.get(w.member.key);
      if (line != null) {
        line.addLast(w);
      } else if (++w.returns >= Group.RETURNS) {
        behind.put(w.member.key, new ArrayDeque<>());
        alone.addLast(w);
      } else {
        again.add(w);
      }
    }
    again.reversed().forEach(queue::addFirst);
  }

  private void runAlone(Waiting<C, A> one, List<Waiting<C, A>> done) {
    if (one.member.take()) {
      transaction.run(List.of(one.member), true).forEach(m -> m.reply.complete(new Reply.Busy<>()));
      done.add(one);
    }
    Deque<Waiting<C, A>> line = behind.remove(one.member.key);
    if (line != null) {
      line.reversed().forEach(queue::addFirst);
    }
  }
}
