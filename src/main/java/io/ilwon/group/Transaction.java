package io.ilwon.group;

import io.ilwon.db.RoundTrip;
import io.ilwon.db.Wordless;
import io.ilwon.meter.Trace;
import io.ilwon.meter.Traces;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for a group of members, and what to do when it fails. An error before the commit
 * was sent, or one the server told, means that nothing happened; silence after it means that nobody
 * knows until the group's own row has been read.
 */
final class Transaction<C, A> {
  private static final Logger LOG = LoggerFactory.getLogger(Transaction.class);
  private static final int TRIES = 5;
  private static final Duration FINDING_OUT = Duration.ofSeconds(4);

  private final Sessions sessions;
  private final Work<C, A> work;

  Transaction(Sessions sessions, Work<C, A> work) {
    this.sessions = sessions;
    this.work = work;
  }

  /** Runs the members and replies to all but those whose rows are held, which it returns. */
  List<Member<C, A>> run(List<Member<C, A>> members, boolean patient) {
    long began = System.nanoTime();
    try (Trace trace = Traces.shared("group", () -> members.stream().map(m -> m.trace).toList())) {
      trace.say("size", members.size());
      return run(members, patient, 1);
    } finally {
      GroupMeters.SIZE.record(members.size());
      GroupMeters.ROUND.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }

  private List<Member<C, A>> run(List<Member<C, A>> members, boolean patient, int tried) {
    Attempt attempt = new Attempt(members, patient);
    try {
      sessions.on(attempt::go);
      return attempt.deliver();
    } catch (SQLException e) {
      SqlFault fault = SqlFault.of(e);
      GroupMeters.failed(fault);
      // The state alone: a driver's message may quote values.
      LOG.debug("a group of {} failed: {}, {}", members.size(), fault, e.getSQLState());
      if (fault == SqlFault.REFUSED && members.size() == 1) {
        LOG.error("the database refused a command with {}", e.getSQLState());
      }
      if (attempt.commitSentNanos == 0 || RoundTrip.nothingStored(e)) {
        return notCommitted(members, patient, tried, fault);
      }
      return unsure(attempt, members, patient, tried);
    } catch (RuntimeException e) {
      LOG.error("a command cannot be decided: {}", e.getClass().getName(), Wordless.of(e));
      return notCommitted(members, patient, tried, SqlFault.REFUSED);
    }
  }

  private List<Member<C, A>> notCommitted(
      List<Member<C, A>> members, boolean patient, int tried, SqlFault fault) {
    return switch (fault) {
      case AWAY -> replyAll(members, new Reply.Unavailable<>());
      case LOST -> {
        if (tried >= TRIES) {
          yield replyAll(members, new Reply.Unavailable<>());
        }
        pause(tried);
        yield run(members, patient, tried + 1);
      }
      case LOCKED -> {
        if (patient) {
          yield replyAll(members, new Reply.Busy<>());
        }
        // Whoever waited in vain goes back like one whose row is held; the others are let pass.
        yield members.size() == 1 ? members : oneByOne(members, false);
      }
      case CONFLICT -> {
        if (tried >= TRIES) {
          yield replyAll(members, new Reply.Busy<>());
        }
        pause(tried);
        yield run(members, patient, tried + 1);
      }
      case REFUSED -> {
        if (members.size() == 1) {
          yield replyAll(members, new Reply.Unavailable<>());
        }
        yield oneByOne(members, patient);
      }
    };
  }

  /** Only the guilty one fails. */
  private List<Member<C, A>> oneByOne(List<Member<C, A>> members, boolean patient) {
    List<Member<C, A>> held = new ArrayList<>();
    for (Member<C, A> member : members) {
      boolean waits = held.stream().anyMatch(h -> h.key.equals(member.key));
      if (waits) {
        held.add(member);
      } else {
        held.addAll(run(List.of(member), patient, 1));
      }
    }
    return held;
  }

  private List<Member<C, A>> unsure(
      Attempt attempt, List<Member<C, A>> members, boolean patient, int tried) {
    long until = System.nanoTime() + FINDING_OUT.toNanos();
    for (int asked = 1; System.nanoTime() < until; asked++) {
      try {
        if (sessions.committed(attempt.id)) {
          return attempt.deliver();
        }
        return tried >= TRIES
            ? replyAll(members, new Reply.Unavailable<>())
            : run(members, patient, tried + 1);
      } catch (SQLException e) {
        pause(asked);
      }
    }
    return replyAll(members, new Reply.Undecided<>());
  }

  private List<Member<C, A>> replyAll(List<Member<C, A>> members, Reply<A> reply) {
    members.forEach(m -> m.reply.complete(reply));
    return List.of();
  }

  private static void pause(int tried) {
    long most = TimeUnit.MILLISECONDS.toNanos(20L * tried);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 4, most));
  }

  /** One try at one transaction. */
  private final class Attempt {
    final UUID id = UUID.randomUUID();
    private final List<Member<C, A>> members;
    private final boolean patient;
    private Work.@Nullable Round<A> round;
    long commitSentNanos;

    Attempt(List<Member<C, A>> members, boolean patient) {
      this.members = members;
      this.patient = patient;
    }

    void go(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        List<C> commands = new ArrayList<>(members.size());
        members.forEach(m -> commands.add(m.command));
        Work.Round<A> decided = work.decide(connection, commands, patient);
        round = decided;
        if (decided.changes()) {
          commitSentNanos = System.nanoTime();
          decided.writeAndCommit(connection, id);
        } else {
          connection.rollback();
        }
        done = true;
      } finally {
        leave(connection, done);
      }
    }

    private void leave(Connection connection, boolean done) throws SQLException {
      try {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      } catch (SQLException e) {
        // The connection is broken: the first error tells, and the pool throws the connection away.
        if (done) {
          LOG.debug("a connection broke after its commit");
        }
      }
    }

    List<Member<C, A>> deliver() {
      List<Member<C, A>> held = new ArrayList<>();
      if (round == null) {
        return replyAll(members, new Reply.Undecided<>());
      }
      if (commitSentNanos != 0) {
        round.stored();
      }
      List<Work.Verdict<A>> verdicts = round.verdicts();
      for (int i = 0; i < members.size(); i++) {
        switch (verdicts.get(i)) {
          case Work.Decided<A> d ->
              members.get(i).reply.complete(new Reply.Stored<>(d.answer(), commitSentNanos));
          case Work.Held<A> h -> held.add(members.get(i));
        }
      }
      return held;
    }
  }
}
