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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group's first round trip: makes the counter rows that are missing, locks submissions,
 * transfers, accounts and guesses in this order, each sorted, and reads the clock last.
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
    Script script = new Script();
    List<Opaque> made = List.copyOf(keys.made);
    List<Opaque> guessable = List.copyOf(keys.deposits);
    List<byte[]> counted = Columns.column(List.copyOf(keys.accounts), Opaque::bytes);
    if (!made.isEmpty()) {
      script.tell(AccountStore.MAKE, call -> AccountStore.bindMade(call, made, seals.accounts));
    }
    if (!guessable.isEmpty()) {
      script.tell(GuessStore.MAKE, call -> GuessStore.bindMade(call, guessable, seals));
    }
    script
        .ask(
            SubmissionStore.LOCK + held,
            call -> call.texts(keys.ids),
            r -> r.rows(row -> submission(row, read)))
        .ask(
            SubmissionStore.PRESENT,
            call -> call.texts(keys.ids),
            r -> read.present = r.rows(row -> row.getString(1)))
        .ask(
            TransferStore.LOCK + held,
            call -> call.texts(keys.ids).uuids(keys.transfers),
            r -> r.rows(row -> transfer(row, read)));
    if (!keys.transfers.isEmpty()) {
      // After the locks: a row that came meanwhile is there, and is asked for again.
      script.ask(
          TransferStore.PRESENT,
          call -> call.uuids(keys.transfers),
          r -> read.presentTransfers = r.rows(row -> row.getObject(1, UUID.class)));
    }
    boolean counting = !counted.isEmpty() || !keys.guessed.isEmpty();
    if (counting) {
      script.ask(
          AccountStore.LOCK,
          call -> call.binaries(counted).texts(keys.guessed),
          r -> r.rows(row -> account(row, read)));
    }
    if (!keys.guessed.isEmpty()) {
      script.ask(
          GuessStore.LOCK,
          call -> call.texts(keys.guessed),
          r -> r.rows(row -> guesses(row, read)));
    }
    if (counting) {
      script.ask(
          AccountStore.OPEN,
          call -> call.binaries(counted).texts(keys.guessed),
          r -> read.open = r.rows(AccountStore.Open::read));
    }
    script
        .ask(now, call -> {}, r -> read.now = r.rows(row -> row.getObject(1, OffsetDateTime.class)))
        .run(connection);
    return read.rows();
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

    Rows rows() {
      Rows rows = new Rows(now.getFirst().toInstant(), forged);
      present.forEach(id -> rows.present.add(new SubmissionId(id)));
      presentTransfers.forEach(id -> rows.presentTransfers.add(new TransferId(id)));
      transfers.forEach(t -> rows.transfers.put(t.id(), new Rows.Moving(t.state(), null, t)));
      submissions.forEach(s -> hold(rows, s));
      Map<Opaque, Integer> stillOpen = new HashMap<>();
      open.forEach(o -> stillOpen.put(o.account(), o.transfers()));
      BankDay today = BankDay.of(rows.now);
      for (AccountStore.Row a : accounts) {
        AccountDay rolled = a.day().on(today, stillOpen.getOrDefault(a.account(), 0));
        rows.accounts.put(a.account(), new Rows.Counted(a.day(), rolled));
      }
      guesses.forEach(g -> rows.guesses.put(g.account(), g.guesses()));
      return rows;
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

  /** The keys a group's commands name. */
  static final class Keys {
    final List<String> ids = new ArrayList<>();
    final List<String> guessed = new ArrayList<>();
    final List<UUID> transfers = new ArrayList<>();

    /** Accounts whose day's row may have to be made. */
    final Set<Opaque> made = new LinkedHashSet<>();

    /** Accounts whose row of guesses may have to be made: a code is about to be sent there. */
    final Set<Opaque> deposits = new LinkedHashSet<>();

    /** Accounts whose day may be counted. */
    final Set<Opaque> accounts = new LinkedHashSet<>();

    static Keys of(List<Command> commands) {
      Keys keys = new Keys();
      commands.forEach(keys::add);
      return keys;
    }

    private void add(Command command) {
      switch (command) {
        case Command.Open o -> {
          return;
        }
        case Command.Deposit d -> {
          // An unknown bank's account needs no counters: whoever makes them up shall make no rows.
          if (d.bankKnown()) {
            made.add(d.accountIndex());
            deposits.add(d.accountIndex());
            accounts.add(d.accountIndex());
          }
        }
        case Command.AskHolder h -> {
          if (h.event().bankKnown()) {
            made.add(h.account());
            accounts.add(h.account());
          }
        }
        case Command.Tell t -> {
          transfers.add(t.transfer().uuid());
          accounts.add(t.account());
        }
        case Command.Settle s -> {
          transfers.add(s.transfer().uuid());
          accounts.add(s.account());
        }
        case Command.Guess g -> guessed.add(g.id().text());
        case Command.TellHolder h -> {}
        case Command.LoseAnswer l -> {}
        case Command.LookAtTime l -> {}
        case Command.Edit e -> {}
        case Command.Delete d -> {}
      }
      ids.add(command.id().text());
    }
  }
}
