package io.ilwon.submission;

import io.ilwon.db.RoundTrip;
import io.ilwon.group.Reply;
import io.ilwon.group.SteppedGroup;
import io.ilwon.group.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The way from a node to the stores, and what can go wrong on it: the database is away, a commit's
 * answer is lost, the process ends before, within or after the commit, another group runs between
 * decision and write.
 */
final class FaultyGround {
  private final SimulatedNode node;
  private final SimulatedWorld world;

  FaultyGround(SimulatedNode node) {
    this.node = node;
    this.world = node.world;
  }

  SteppedGroup.Lender lender() {
    SteppedGroup.Lender real = world.stores.lender();
    return new SteppedGroup.Lender() {
      @Override
      public void lend(Borrower borrower) throws SQLException {
        away();
        real.lend(borrower);
      }

      @Override
      public boolean committed(UUID group) throws SQLException {
        boolean stored = real.committed(group);
        return stored || world.planted == Planted.A_LOST_COMMIT_IS_TAKEN_FOR_STORED;
      }
    };
  }

  /** The database is not there, now and then. */
  void away() throws SQLException {
    if (world.chance.in(world.weather.away())) {
      throw new SQLException("no connection", "08001");
    }
  }

  Work<Command, Told> work(Fold.Rules rules, Sender sender) {
    Work<Command, Told> real = world.stores.work(rules, sender);
    return new Work<>() {
      @Override
      public Object key(Command command) {
        return real.key(command);
      }

      @Override
      public Round<Told> decide(Connection connection, List<Command> commands, boolean patient)
          throws SQLException {
        long nanos = node.clocks.monotonicNanos();
        Instant wall = node.clocks.wall();
        // Longer than a group's instants lie apart: nothing is decided before what it follows.
        world.agenda.spend(200);
        world.now();
        world.counts.add(Counts.What.GROUPS);
        return new FaultyRound(real.decide(connection, commands, patient), nanos, wall);
      }
    };
  }

  private final class FaultyRound implements Work.Round<Told> {
    private final Work.Round<Told> real;
    private final List<Work.Verdict<Told>> verdicts = new ArrayList<>();

    FaultyRound(Work.Round<Told> real, long nanos, Instant wall) {
      this.real = real;
      for (Work.Verdict<Told> verdict : real.verdicts()) {
        verdicts.add(
            switch (verdict) {
              case Work.Held<Told> h -> h;
              case Work.Decided<Told> d ->
                  new Work.Decided<>(new Told(d.answer().answer(), d.answer().now(), nanos, wall));
            });
      }
    }

    @Override
    public List<Work.Verdict<Told>> verdicts() {
      return verdicts;
    }

    @Override
    public boolean changes() {
      return real.changes();
    }

    @Override
    public void writeAndCommit(Connection connection, UUID id) throws SQLException {
      node.mayDie();
      if (world.chance.in(world.weather.between())) {
        world.letAnotherGroupRun();
      }
      if (world.chance.in(world.weather.lostCommit())) {
        lose(connection, id);
      }
      write(connection, id);
      node.mayDie();
    }

    /**
     * A group of several may be refused, and goes on one by one; a command alone never is, unless
     * another made its account's row first: then it reads again.
     */
    private void write(Connection connection, UUID id) throws SQLException {
      try {
        real.writeAndCommit(connection, id);
      } catch (SQLException e) {
        Broken.unless(
            verdicts.size() > 1 || RoundTrip.madeByAnother(e),
            "a command alone is refused: " + e.getMessage());
        world.counts.add(Counts.What.REFUSED_GROUPS);
        throw e;
      }
    }

    /** The connection breaks with the commit on its way: stored, not stored, or not yet. */
    private void lose(Connection connection, UUID id) throws SQLException {
      world.counts.add(Counts.What.LOST_COMMITS);
      switch (world.chance.below(3)) {
        case 0 -> write(connection, id);
        case 1 -> {
          world.counts.add(Counts.What.LATE_COMMITS);
          world.stores.leaveUnderWay(real, id);
          world.agenda.in(
              world.chance.between(0, 3 * Agenda.SECOND),
              () -> {
                world.now();
                world.stores.arrive();
              });
        }
        default -> {}
      }
      node.mayDie();
      throw new SQLException("the connection is lost", "08006");
    }
  }

  /** Stores at once, while its node starts: nothing else of it happens before. */
  void store(Command command, SteppedGroup<Command, Told> lane) {
    var waiting = lane.offer(command);
    while (!(waiting.reply() instanceof Reply.Stored<Told>)) {
      if (waiting.reply() != null) {
        waiting = lane.offer(command);
      }
      lane.flush(64);
      if (waiting.reply() == null) {
        // Held by a dead session's transaction, which the database ends in time.
        world.stores.arrive();
      }
    }
  }
}
