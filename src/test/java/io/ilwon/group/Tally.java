package io.ilwon.group;

import io.ilwon.db.Call;
import io.ilwon.db.Columns;
import io.ilwon.db.Database;
import io.ilwon.db.Results;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The smallest work there is: adds to a total a key, and writes down every addition it made. */
final class Tally implements Work<Tally.Add, Integer> {
  /** What is wrong with a command. */
  enum Fault {
    NONE,
    /** A statement fails while the group decides. */
    SQL_WHEN_DECIDED,
    /** The work throws while the group decides. */
    THROWS_WHEN_DECIDED,
    /** A statement of the last round trip fails, {@code commit} behind it. */
    SQL_WHEN_WRITTEN,
    /** The work throws while it binds the last round trip. */
    THROWS_WHEN_WRITTEN
  }

  record Add(String key, int amount, Fault fault) {
    Add(String key, int amount) {
      this(key, amount, Fault.NONE);
    }
  }

  /** Looks at a group before it decides, or before its commit is sent. */
  @FunctionalInterface
  interface Watch {
    Watch NONE = (connection, commands, patient) -> {};

    void look(Connection connection, List<Add> commands, boolean patient) throws SQLException;
  }

  /** Sizes of the groups decided, each try anew. */
  final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();

  final AtomicInteger patientOnes = new AtomicInteger();
  volatile Watch beforeDeciding = Watch.NONE;
  volatile Watch beforeCommit = Watch.NONE;

  /** Sent with the last round trip, before the group's row and behind it. */
  volatile String beforeMark = "select 1";

  volatile String afterMark = "select 1";

  private final GroupStore groups;

  private Tally(GroupStore groups) {
    this.groups = groups;
  }

  static Tally over(Database database, GroupStore groups, String... keys) throws SQLException {
    run(database, "create table tally (key text primary key, total int4 not null)");
    run(
        database,
        "create table addition (key text, amount int4 check (amount > 0),"
            + " at timestamptz default clock_timestamp(), place int4)");
    for (String key : keys) {
      run(database, "insert into tally values ('" + key + "', 0)");
    }
    return new Tally(groups);
  }

  static void run(Database database, String sql) throws SQLException {
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  @Override
  public Object key(Add command) {
    return command.key();
  }

  @Override
  public Round<Integer> decide(Connection connection, List<Add> commands, boolean patient)
      throws SQLException {
    sizes.add(commands.size());
    if (patient) {
      patientOnes.incrementAndGet();
    }
    beforeDeciding.look(connection, commands, patient);
    Map<String, Integer> totals = new HashMap<>();
    Set<String> present = new HashSet<>();
    RoundTrip lock =
        RoundTrip.of(
            "select key, total from tally where key = any(?) order by key for update"
                + (patient ? "" : " skip locked"),
            "select key from tally where key = any(?)");
    List<String> keys = Columns.column(commands, Add::key);
    try (Call call = lock.on(connection)) {
      Results results = call.texts(keys).texts(keys).send();
      results.rows(row -> totals.put(row.getString(1), row.getInt(2)));
      results.rows(row -> present.add(row.getString(1)));
    }
    List<Verdict<Integer>> verdicts = new ArrayList<>();
    List<Add> done = new ArrayList<>();
    for (Add add : commands) {
      fail(connection, add);
      @Nullable Integer total = totals.get(add.key());
      if (total == null) {
        verdicts.add(present.contains(add.key()) ? new Held<>() : new Decided<>(-1));
      } else {
        totals.put(add.key(), total + add.amount());
        done.add(add);
        verdicts.add(new Decided<>(total + add.amount()));
      }
    }
    return new Added(verdicts, done, commands, patient);
  }

  private static void fail(Connection connection, Add add) throws SQLException {
    if (add.fault() == Fault.THROWS_WHEN_DECIDED) {
      throw new IllegalStateException("a fault of the work");
    }
    if (add.fault() == Fault.SQL_WHEN_DECIDED) {
      try (var statement = connection.createStatement()) {
        statement.execute("select 1 / 0");
      }
    }
  }

  private final class Added implements Round<Integer> {
    private final List<Verdict<Integer>> verdicts;
    private final List<Add> done;
    private final List<Add> commands;
    private final boolean patient;

    Added(List<Verdict<Integer>> verdicts, List<Add> done, List<Add> commands, boolean patient) {
      this.verdicts = verdicts;
      this.done = done;
      this.commands = commands;
      this.patient = patient;
    }

    @Override
    public List<Verdict<Integer>> verdicts() {
      return verdicts;
    }

    @Override
    public boolean changes() {
      return !done.isEmpty();
    }

    @Override
    public void writeAndCommit(Connection connection, UUID id) throws SQLException {
      RoundTrip trip =
          RoundTrip.of(
              """
              update tally t set total = t.total + a.sum
              from (select key, sum(amount) as sum from unnest(?, ?) as a (key, amount)
                group by key) a
              where t.key = a.key\
              """,
              """
              insert into addition (key, amount, place)
              select key, amount, place
              from unnest(?, ?) with ordinality as a (key, amount, place)\
              """,
              beforeMark,
              groups.mark,
              afterMark,
              "commit");
      List<String> keys = Columns.column(done, Add::key);
      List<Integer> amounts =
          Columns.column(done, a -> a.fault() == Fault.SQL_WHEN_WRITTEN ? -1 : a.amount());
      try (Call call = trip.on(connection)) {
        call.texts(keys).integers(amounts).texts(keys).integers(amounts).uuid(id);
        if (done.stream().anyMatch(a -> a.fault() == Fault.THROWS_WHEN_WRITTEN)) {
          throw new IllegalStateException("a fault of the work");
        }
        beforeCommit.look(connection, commands, patient);
        call.send();
      }
    }
  }
}
