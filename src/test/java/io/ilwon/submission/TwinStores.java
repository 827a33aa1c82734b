package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.group.SteppedGroup;
import io.ilwon.group.Work;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Inquiries;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.webhook.Audience;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The stores' twin: {@link Tables}, the locks of transactions under way, and the groups' own rows.
 * What is locked and read is what {@link Lookups} names, in its order; the rows are put together by
 * production's own {@link Lookups.Read}. {@code StoresContract} holds it to PostgreSQL.
 */
final class TwinStores implements Stores {
  final Tables tables = new Tables();
  Instant now = World.MORNING;
  private final Map<Object, TwinSession> locks = new HashMap<>();
  private final Map<UUID, Boolean> groups = new HashMap<>();
  private final Map<UUID, Written> underWay = new LinkedHashMap<>();
  private final Planted planted;
  private Consumer<Changes> committed = c -> {};

  TwinStores(Planted planted) {
    this.planted = planted;
    tables.trustTheCounters = planted == Planted.PLACES_ARE_COUNTED_WITHOUT_THE_LOCK;
  }

  private record CounterRow(Opaque account) {}

  private record GuessRow(Opaque account) {}

  /** A decided group of this store. */
  private final class Written implements Work.Round<Told> {
    private final TwinSession session;
    private final List<Work.Verdict<Told>> verdicts;
    private final Changes changes;

    Written(TwinSession session, List<Work.Verdict<Told>> verdicts, Changes changes) {
      this.session = session;
      this.verdicts = verdicts;
      this.changes = changes;
    }

    @Override
    public List<Work.Verdict<Told>> verdicts() {
      return verdicts;
    }

    @Override
    public boolean changes() {
      return !changes.none();
    }

    @Override
    public void writeAndCommit(Connection connection, UUID id) throws SQLException {
      if (groups.containsKey(id)) {
        throw RefusedWrite.duplicate("group_commit_pkey");
      }
      tables.write(changes, now);
      groups.put(id, true);
      session.end();
      committed.accept(changes);
    }
  }

  @Override
  public Work<Command, Told> work(Fold.Rules rules, Sender sender) {
    return new Work<>() {
      @Override
      public Object key(Command command) {
        return command.id();
      }

      @Override
      public Round<Told> decide(Connection connection, List<Command> commands, boolean patient)
          throws SQLException {
        TwinSession session = (TwinSession) Proxy.getInvocationHandler(connection);
        boolean onlyNew = commands.stream().allMatch(c -> c instanceof Command.Open);
        Rows rows = onlyNew ? new Rows(Instant.EPOCH) : read(session, commands, patient);
        Fold fold = new Fold(rules, sender, rows, Audience.NOBODY, 0, Instant.EPOCH);
        List<Verdict<Told>> verdicts = new ArrayList<>(commands.size());
        for (int i = 0; i < commands.size(); i++) {
          verdicts.add(fold.decide(commands.get(i), i));
        }
        return new Written(session, verdicts, Changes.of(rows));
      }
    };
  }

  private Rows read(TwinSession session, List<Command> commands, boolean patient)
      throws SQLException {
    Keys keys = Keys.of(commands);
    Lookups.Read read = new Lookups.Read();
    read.submissions = new ArrayList<>();
    read.transfers = new ArrayList<>();
    Set<TransferId> wanted = new LinkedHashSet<>();
    keys.transfers.forEach(uuid -> wanted.add(new TransferId(uuid)));
    Set<String> ids = new LinkedHashSet<>(keys.ids);
    for (String id : ids) {
      Tables.SubmissionRow row = tables.submissions.get(id);
      if (row != null && reached(session, new SubmissionId(id), patient)) {
        read.submissions.add(row.read());
      }
      if (row != null && row.latest() != null) {
        wanted.add(row.latest());
      }
    }
    read.present = ids.stream().filter(tables.submissions::containsKey).toList();
    for (TransferId id : wanted) {
      Tables.TransferRow row = tables.transfers.get(id);
      if (row != null && reached(session, id, patient)) {
        read.transfers.add(row.transfer());
      }
    }
    read.presentTransfers =
        keys.transfers.stream()
            .filter(id -> tables.transfers.containsKey(new TransferId(id)))
            .toList();
    counters(session, keys, read);
    read.now = List.of(now.atOffset(ZoneOffset.UTC));
    return read.rows(keys);
  }

  private static boolean reached(TwinSession session, Object row, boolean patient)
      throws SQLException {
    if (patient) {
      session.lockOrFail(row);
      return true;
    }
    return session.lock(row);
  }

  private void counters(TwinSession session, Keys keys, Lookups.Read read) throws SQLException {
    read.accounts = new ArrayList<>();
    read.guesses = new ArrayList<>();
    read.open = new ArrayList<>();
    Set<Opaque> typed = new LinkedHashSet<>();
    Set<Opaque> counted = new TreeSet<>(keys.accounts);
    for (String id : keys.guessed) {
      Tables.SubmissionRow row = tables.submissions.get(id);
      if (row != null && row.latest() != null) {
        Transfer latest = tables.transfer(row.latest()).transfer();
        typed.add(latest.account());
        if (latest.state().open()) {
          counted.add(latest.account());
        }
      }
    }
    for (Opaque account : counted) {
      AccountDay day = tables.accounts.get(account);
      if (day != null) {
        if (planted != Planted.PLACES_ARE_COUNTED_WITHOUT_THE_LOCK) {
          session.lockOrFail(new CounterRow(account));
        }
        read.accounts.add(new AccountStore.Row(account, day));
      }
    }
    for (Opaque account : typed) {
      GuessRecord guesses = tables.guesses.get(account);
      if (guesses != null) {
        session.lockOrFail(new GuessRow(account));
        read.guesses.add(new GuessStore.Row(account, guesses));
      }
    }
    for (Opaque account : counted) {
      read.open.add(new AccountStore.Open(account, tables.openOf(account).size()));
    }
  }

  @Override
  public SteppedGroup.Lender lender() {
    return new SteppedGroup.Lender() {
      @Override
      public void lend(Borrower borrower) throws SQLException {
        TwinSession session = new TwinSession(locks);
        try {
          borrower.on(session.connection());
        } finally {
          if (!session.left) {
            session.end();
          }
        }
      }

      @Override
      public boolean committed(UUID group) {
        Boolean written = groups.putIfAbsent(group, false);
        return written != null && written;
      }
    };
  }

  @Override
  public void leaveUnderWay(Work.Round<Told> round, UUID group) {
    Written written = (Written) round;
    written.session.left = true;
    underWay.put(group, written);
  }

  @Override
  public void arrive() {
    Map<UUID, Written> arriving = new LinkedHashMap<>(underWay);
    underWay.clear();
    arriving.forEach((group, written) -> {
      try {
        written.writeAndCommit(written.session.connection(), group);
      } catch (SQLException e) {
        // Its node has given the group up: nothing of it is stored.
        written.session.end();
      }
    });
  }

  @Override
  public Inquiries inquiries() {
    return new TwinInquiries(tables, () -> now, locks::containsKey);
  }

  @Override
  public List<SubmissionId> ranOut(int most) {
    return tables.unfinished.values().stream()
        .filter(s -> !s.endsAt().isAfter(now))
        .sorted(Comparator.comparing(Submission::endsAt))
        .limit(most)
        .map(Submission::id)
        .toList();
  }

  @Override
  public void clock(Instant shows) {
    now = shows;
  }

  @Override
  public void listen(Consumer<Changes> listener) {
    committed = listener;
  }

  @Override
  public Tables tables() {
    return tables;
  }

  @Override
  public void close() {}
}
