package io.ilwon.submission;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.group.GroupStore;
import io.ilwon.group.SteppedGroup;
import io.ilwon.group.Work;
import io.ilwon.transfer.Inquiries;
import io.ilwon.transfer.InquiryStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Production's stores over a PostgreSQL of the test's own, whose clock shows what it is told.
 * Beside it {@link Tables} are kept: what one refuses or answers, the other must refuse and answer
 * too.
 */
final class PostgresStores implements Stores {
  private static final Seals SEALS = Seals.of(Run.KEYS);
  private static final DatabaseClock CLOCK = () -> "(select at from simulated_clock)";

  final Database database;
  final GroupStore groups = new GroupStore(CLOCK);
  private final Tables tables = new Tables();
  private final SubmissionDueStore due = new SubmissionDueStore(CLOCK);
  private Instant now = World.MORNING;
  private Consumer<Changes> committed = c -> {};
  private final Set<UUID> abandoned = new HashSet<>();
  private int lent;

  PostgresStores() throws SQLException {
    DatabaseAddress address = TestDatabase.freshAddress();
    try (Database first = Database.open(address, 1)) {
      run(first, "create table simulated_clock (at timestamptz not null)");
      run(first, "insert into simulated_clock values ('" + now + "')");
      // What is asked here is whether it is right, not whether it is durable.
      run(
          first,
          "do $$ begin execute format('alter database %I set synchronous_commit = off',"
              + " current_database()); end $$");
    }
    this.database = Database.open(address, 4);
  }

  private static void run(Database database, String sql) throws SQLException {
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  @Override
  public Work<Command, Told> work(Fold.Rules rules, Sender sender) {
    SubmissionWork real = new SubmissionWork(rules, CLOCK, sender, SEALS, groups);
    return new Work<>() {
      @Override
      public Object key(Command command) {
        return real.key(command);
      }

      @Override
      public Round<Told> decide(Connection connection, List<Command> commands, boolean patient)
          throws SQLException {
        Round<Told> round = real.decide(connection, commands, patient);
        return new Written((Writes) round);
      }
    };
  }

  /** A decided group, written to both. */
  private final class Written implements Work.Round<Told> {
    private final Writes real;

    Written(Writes real) {
      this.real = real;
    }

    @Override
    public List<Work.Verdict<Told>> verdicts() {
      return real.verdicts();
    }

    @Override
    public boolean changes() {
      return real.changes();
    }

    @Override
    public void writeAndCommit(Connection connection, UUID id) throws SQLException {
      try {
        real.writeAndCommit(connection, id);
      } catch (SQLException e) {
        boolean expected = abandoned.contains(id) || refusedBeside(e);
        Broken.unless(expected, "PostgreSQL refuses, its twin does not", e);
        throw e;
      }
      try {
        tables.write(real.changes, now);
      } catch (RefusedWrite e) {
        Broken.unless(false, "the twin refuses, PostgreSQL does not", e);
      }
      committed.accept(real.changes);
    }

    private boolean refusedBeside(SQLException e) {
      try {
        tables.write(real.changes, now);
        return false;
      } catch (RefusedWrite beside) {
        return String.valueOf(beside.getSQLState()).equals(e.getSQLState());
      }
    }
  }

  @Override
  public SteppedGroup.Lender lender() {
    SteppedGroup.Lender real = SteppedGroup.Lender.of(database, groups);
    return new SteppedGroup.Lender() {
      @Override
      public void lend(Borrower borrower) throws SQLException {
        lent++;
        try {
          real.lend(connection -> borrower.on(hurried(connection)));
        } finally {
          lent--;
        }
      }

      @Override
      public boolean committed(UUID group) throws SQLException {
        boolean stored = real.committed(group);
        if (!stored) {
          abandoned.add(group);
        }
        return stored;
      }
    };
  }

  /** Whoever runs between another's decision and write waits in vain: a second would be wasted. */
  private Connection hurried(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '" + (lent > 1 ? "15ms" : "1s") + "'");
    }
    return connection;
  }

  @Override
  public Inquiries inquiries() {
    InquiryStore real = new InquiryStore(database, CLOCK, SEALS.transfers);
    return new ComparedInquiries(real, new TwinInquiries(tables, () -> now, row -> false));
  }

  @Override
  public List<SubmissionId> ranOut(int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = due.ranOut.on(connection)) {
        return call.integer(most).send().rows(SubmissionDueStore.Seen::read).stream()
            .filter(SubmissionDueStore.Seen::over)
            .map(SubmissionDueStore.Seen::id)
            .toList();
      }
    });
  }

  @Override
  public void clock(Instant shows) {
    if (shows.equals(now)) {
      return;
    }
    now = shows;
    try {
      database.with(connection -> {
        try (var statement = connection.prepareStatement("update simulated_clock set at = ?")) {
          statement.setObject(1, shows.atOffset(ZoneOffset.UTC));
          return statement.executeUpdate();
        }
      });
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Here a commit under way never arrives; {@code LostCommitTest} has one that does. */
  @Override
  public void leaveUnderWay(Work.Round<Told> round, UUID group) {}

  @Override
  public void arrive() {}

  @Override
  public void listen(Consumer<Changes> listener) {
    committed = listener;
  }

  @Override
  public Tables tables() {
    return tables;
  }

  /** Reads everything back. */
  void equalsItsTwin() throws SQLException {
    StoredRows twin = StoredRows.of(tables);
    StoredRows real = database.with(connection -> StoredRows.of(connection, tables));
    Broken.unless(real.equals(twin), "the stores differ at the end");
  }

  @Override
  public void close() {
    database.close();
  }
}
