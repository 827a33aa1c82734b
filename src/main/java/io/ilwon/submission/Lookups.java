package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Columns;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Script;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group's first round trip: locks submissions, transfers, accounts and guesses in this order,
 * each sorted, and reads the clock last. What only some groups need is asked for in a second one,
 * under the same locks. A counter row that is not there is not made before it counts something.
 */
final class Lookups {
  private static final String SKIP = " skip locked";

  private final String now;
  private final Seals seals;

  Lookups(DatabaseClock clock, Seals seals) {
    this.now = "select " + clock.sql();
    this.seals = seals;
  }

  /** For a group that only makes new rows. */
  Rows clock(Connection connection) throws SQLException {
    Read read = new Read();
    new Script()
        .ask(now, call -> {}, r -> read.now = r.rows(row -> row.getObject(1, OffsetDateTime.class)))
        .run(connection);
    return read.rows();
  }

  /** Locks and reads everything the commands may touch. */
  Rows read(Connection connection, List<Command> commands, boolean patiently) throws SQLException {
    Keys keys = Keys.of(commands);
    String held = patiently ? "" : SKIP;
    Read read = new Read();
    Script script = Script.of(commands.size() == 1);
    List<byte[]> counted = Columns.column(List.copyOf(keys.accounts), Opaque::bytes);
    script
        .ask(
            SubmissionStore.LOCK + held,
            call -> call.texts(keys.ids),
            r -> r.rows(row -> submission(row, read)))
        .ask(
            TransferStore.LOCK + held,
            call -> call.texts(keys.ids).uuids(keys.transfers),
            r -> r.rows(row -> transfer(row, read)));
    if (!keys.guessed.isEmpty()) {
      script
          .ask(
              AccountStore.LOCK_WITH_OPEN,
              call -> call.binaries(counted).texts(keys.guessed),
              r -> r.rows(row -> account(row, read)))
          .ask(
              GuessStore.LOCK,
              call -> call.texts(keys.guessed),
              r -> r.rows(row -> guesses(row, read)));
    } else if (!counted.isEmpty()) {
      script.ask(
          AccountStore.LOCK,
          call -> call.binaries(counted),
          r -> r.rows(row -> account(row, read)));
    }
    script
        .ask(now, call -> {}, r -> read.now = r.rows(row -> row.getObject(1, OffsetDateTime.class)))
        .run(connection);
    List<Opaque> moved = read.moved(keys);
    if (!moved.isEmpty()) {
      moved(connection, moved, read);
    }
    readOn(connection, keys, read);
    return read.rows(keys);
  }

  /** What the first round trip has shown to be needed; for most groups nothing. */
  private static void readOn(Connection connection, Keys keys, Read read) throws SQLException {
    List<String> ids = read.notLocked(keys);
    List<UUID> transfers = read.transfersNotLocked(keys);
    List<byte[]> rolling = read.rolling();
    Script script = new Script();
    if (!ids.isEmpty()) {
      script.ask(
          SubmissionStore.PRESENT,
          call -> call.texts(ids),
          r -> read.present = r.rows(row -> row.getString(1)));
    }
    if (!transfers.isEmpty()) {
      // After the locks: a row that came meanwhile is there, and is asked for again.
      script.ask(
          TransferStore.PRESENT,
          call -> call.uuids(transfers),
          r -> read.presentTransfers = r.rows(row -> row.getObject(1, UUID.class)));
    }
    if (!rolling.isEmpty()) {
      script.ask(
          AccountStore.OPEN,
          call -> call.binaries(rolling),
          r -> read.open = r.rows(AccountStore.Open::read));
    }
    if (!script.isEmpty()) {
      script.run(connection);
    }
  }

  /** Accounts that were carried to another index key after the command was made. */
  private void moved(Connection connection, List<Opaque> accounts, Read read) throws SQLException {
    List<byte[]> indexes = Columns.column(accounts, Opaque::bytes);
    new Script()
        .ask(
            AccountStore.LOCK,
            call -> call.binaries(indexes),
            r -> r.rows(row -> account(row, read)))
        .ask(now, call -> {}, r -> read.now = r.rows(row -> row.getObject(1, OffsetDateTime.class)))
        .run(connection);
    read.lost.addAll(accounts);
  }

  private boolean submission(ResultSet row, Read read) throws SQLException {
    SubmissionStore.Row seen = SubmissionStore.Row.read(row);
    if (seals.genuine(seen, row.getBytes("seal"))) {
      return read.submissions.add(seen);
    }
    read.forged.add(seen.submission().id());
    return false;
  }

  private boolean transfer(ResultSet row, Read read) throws SQLException {
    Transfer seen = TransferStore.read(row);
    if (seals.transfers.genuine(seen, row.getBytes("seal"))) {
      return read.transfers.add(seen);
    }
    read.forged.add(seen.id());
    return false;
  }

  private boolean account(ResultSet row, Read read) throws SQLException {
    AccountStore.Row seen = AccountStore.read(row);
    if (seals.accounts.genuine(seen.account(), seen.day(), row.getBytes("seal"))) {
      return read.accounts.add(seen);
    }
    read.forged.addDay(seen.account());
    return false;
  }

  private boolean guesses(ResultSet row, Read read) throws SQLException {
    GuessStore.Row seen = GuessStore.Row.read(row);
    if (seals.genuine(seen.account(), seen.guesses(), row.getBytes("seal"))) {
      return read.guesses.add(seen);
    }
    read.forged.addGuesses(seen.account());
    return false;
  }

  /** The answers as they came. */
  static final class Read {
    final Forged forged = new Forged();
    List<SubmissionStore.Row> submissions = new ArrayList<>();
    List<String> present = List.of();
    List<UUID> presentTransfers = List.of();
    List<Transfer> transfers = new ArrayList<>();
    List<AccountStore.Row> accounts = new ArrayList<>();
    List<GuessStore.Row> guesses = new ArrayList<>();
    List<AccountStore.Open> open = List.of();
    List<OffsetDateTime> now = List.of();

    /** Accounts asked for once more: one that is not there then has no row. */
    final Set<Opaque> lost = new HashSet<>();

    /** Accounts of transfers that are named by their commands, and not locked with them. */
    List<Opaque> moved(Keys keys) {
      Set<Opaque> locked = new HashSet<>();
      accounts.forEach(a -> locked.add(a.account()));
      return transfers.stream()
          .filter(t -> keys.transfers.contains(t.id().uuid()))
          .map(Transfer::account)
          .filter(a -> !locked.contains(a) && !forged.hasDay(a))
          .distinct()
          .sorted()
          .toList();
    }

    private BankDay today() {
      return BankDay.of(now.getFirst().toInstant());
    }

    /** Submissions that another transaction holds, or that are not there. */
    private List<String> notLocked(Keys keys) {
      Set<String> missing = new LinkedHashSet<>(keys.ids);
      submissions.forEach(s -> missing.remove(s.submission().id().text()));
      return List.copyOf(missing);
    }

    private List<UUID> transfersNotLocked(Keys keys) {
      Set<UUID> missing = new LinkedHashSet<>(keys.transfers);
      transfers.forEach(t -> missing.remove(t.id().uuid()));
      return List.copyOf(missing);
    }

    /** Accounts whose day has ended. */
    private List<byte[]> rolling() {
      BankDay today = today();
      return accounts.stream()
          .filter(a -> a.endedBefore(today))
          .map(a -> a.account().bytes())
          .toList();
    }

    Rows rows() {
      return rows(new Keys());
    }

    Rows rows(Keys keys) {
      Rows rows = new Rows(now.getFirst().toInstant(), forged);
      submissions.forEach(s -> rows.present.add(s.submission().id()));
      present.forEach(id -> rows.present.add(new SubmissionId(id)));
      presentTransfers.forEach(id -> rows.presentTransfers.add(new TransferId(id)));
      transfers.forEach(t -> rows.transfers.put(t.id(), new Rows.Moving(t.state(), null, t)));
      submissions.forEach(s -> hold(rows, s));
      Map<Opaque, Integer> stillOpen = new HashMap<>();
      open.forEach(o -> stillOpen.put(o.account(), o.transfers()));
      BankDay today = today();
      for (AccountStore.Row a : accounts) {
        AccountDay rolled = a.day().on(today, stillOpen.getOrDefault(a.account(), 0));
        rows.accounts.put(a.account(), new Rows.Counted(a.day(), rolled));
      }
      AccountDay unused = AccountDay.UNUSED.on(today, 0);
      keys.made.stream()
          .filter(a -> !forged.hasDay(a))
          .forEach(a -> rows.accounts.putIfAbsent(a, new Rows.Counted(null, unused)));
      guesses.forEach(g -> rows.guesses.put(g.account(), g.guesses()));
      keys.guessed.forEach(id -> neverGuessed(rows, new SubmissionId(id)));
      rows.lost.addAll(lost);
      return rows;
    }

    /** A code is typed for an account that has no row of guesses. */
    private static void neverGuessed(Rows rows, SubmissionId id) {
      Rows.@Nullable Held held = rows.submissions.get(id);
      @Nullable Transfer latest = held == null ? null : held.now.latest();
      if (latest != null
          && !rows.forged.hasGuesses(latest.account())
          && rows.guesses.putIfAbsent(latest.account(), GuessRecord.EMPTY) == null) {
        rows.neverGuessed.add(latest.account());
      }
    }
  }

  /** A submission whose transfer another transaction holds is as good as held itself. */
  private static void hold(Rows rows, SubmissionStore.Row seen) {
    if (seen.latest() == null) {
      rows.submissions.put(seen.submission().id(), new Rows.Held(seen, seen.submission()));
      return;
    }
    if (rows.forged.has(seen.latest())) {
      rows.forged.standsOn(seen.submission().id());
    }
    Rows.@Nullable Moving latest = rows.transfers.get(seen.latest());
    if (latest != null) {
      Submission whole = seen.submission().latest(latest.now);
      rows.submissions.put(whole.id(), new Rows.Held(seen, whole));
    }
  }
}
