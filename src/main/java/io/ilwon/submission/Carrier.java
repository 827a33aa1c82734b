package io.ilwon.submission;

import static io.ilwon.db.Columns.column;

import io.ilwon.audit.Line;
import io.ilwon.audit.Trail;
import io.ilwon.bank.BankDay;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.Script;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Carrying;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries an account from a former index key to the present one, as a whole and in one transaction:
 * its transfers, its day, its guesses. Locks in everybody's order. An account whose rows another
 * hand has changed stays where it is: nothing is done with it.
 */
public final class Carrier implements Carrying {
  private static final int TRIES = 5;

  /** Lock not available, serialization failure, deadlock. */
  private static final Set<String> PASSING = Set.of("55P03", "40001", "40P01");

  private final Database database;
  private final CarryStore store;
  private final Seals seals;
  private final Trail trail;
  private final BlindIndex index;

  public Carrier(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.store = new CarryStore(clock);
    this.seals = Seals.of(keys);
    this.trail = new Trail(keys.audit());
    this.index = keys.blindIndex();
  }

  /** An account by its former and its present index. */
  record Move(Opaque former, Opaque present) {}

  @Override
  public void carry(Fingerprints account) throws SQLException {
    @Nullable Opaque former = account.former();
    if (former != null && isNeeded(former, account.formerKey())) {
      Move move = new Move(former, account.present());
      if (carry(List.of(move)).isEmpty() && isNeeded(former, account.formerKey())) {
        throw new SQLException("an account's rows were changed by another hand");
      }
    }
  }

  private boolean isNeeded(Opaque former, long formerKey) throws SQLException {
    return database.with(connection -> {
      try (Call call = CarryStore.NEEDED.on(connection)) {
        return call.number(formerKey)
            .binary(former.bytes())
            .send()
            .rows(row -> {
              if (!row.getBoolean(1)) {
                throw new SQLException("the index key is being changed: nothing is counted yet");
              }
              return row.getBoolean(2);
            })
            .getFirst();
      }
    });
  }

  /** Carries those that are still there, again when a lock was not to be had; which they were. */
  Set<Opaque> carry(List<Move> moves) throws SQLException {
    for (int tried = 1; ; tried++) {
      try {
        return database.inTransaction(connection -> new Load(moves).carry(connection));
      } catch (SQLException e) {
        if (tried == TRIES || !PASSING.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
      }
    }
  }

  /** A transfer and what is written of it. */
  private record Moved(Transfer now, Opaque origin, Opaque seal) {}

  /** What one transaction reads and writes. */
  private final class Load {
    private final List<Move> moves;
    private final List<byte[]> formers;
    private final Map<Opaque, Opaque> present = new HashMap<>();
    private final Map<Opaque, AccountDay> days = new HashMap<>();
    private final Map<Opaque, GuessRecord> guesses = new HashMap<>();
    private final Map<Opaque, Integer> open = new HashMap<>();
    private final List<Moved> transfers = new ArrayList<>();
    private final Set<Opaque> forged = new HashSet<>();
    private Instant now = Instant.EPOCH;

    Load(List<Move> moves) {
      this.moves = moves;
      this.formers = column(moves, m -> m.former().bytes());
      moves.forEach(m -> present.put(m.former(), m.present()));
    }

    Set<Opaque> carry(Connection connection) throws SQLException {
      read(connection);
      List<Move> able = new ArrayList<>();
      for (Move m : moves) {
        boolean genuine = !forged.contains(m.former()) && !forged.contains(m.present());
        if (genuine && days.containsKey(m.former())) {
          able.add(m);
        }
      }
      if (!able.isEmpty()) {
        write(connection, able);
      }
      return Set.copyOf(column(able, Move::former));
    }

    private void read(Connection connection) throws SQLException {
      List<Opaque> made = column(moves, Move::present);
      List<byte[]> both = new ArrayList<>(formers);
      both.addAll(column(made, Opaque::bytes));
      new Script()
          .ask(
              CarryStore.TRANSFERS,
              call -> call.binaries(formers).binaries(formers).binaries(formers),
              r -> r.rows(this::transfer))
          .tell(
              AccountStore.MAKE,
              call -> AccountStore.bindMade(call, made, seals.accounts, index.key()))
          .ask(AccountStore.LOCK, call -> call.binaries(both), r -> r.rows(this::day))
          .tell(GuessStore.MAKE, call -> GuessStore.bindMade(call, made, seals))
          .ask(GuessStore.LOCK_ALL, call -> call.binaries(both), r -> r.rows(this::guesses))
          .ask(AccountStore.OPEN, call -> call.binaries(both), this::open)
          .ask(store.now, call -> {}, this::clock)
          .run(connection);
    }

    private boolean transfer(ResultSet row) throws SQLException {
      Transfer seen = TransferStore.read(row);
      boolean genuine =
          seals.transfers.genuine(seen, row.getBytes("seal")) && seals.transfers.genuineOrigin(row);
      if (!genuine) {
        Forged.tell("transfer", seen.id().toString());
        return forged.add(seen.account());
      }
      Opaque to = Objects.requireNonNull(present.get(seen.account()));
      Transfer next = seen.under(to);
      Opaque origin = Opaque.of(seals.transfers.originUnder(row, to));
      return transfers.add(new Moved(next, origin, Opaque.of(seals.transfers.of(next))));
    }

    private boolean day(ResultSet row) throws SQLException {
      AccountStore.Row seen = AccountStore.read(row);
      if (seals.accounts.genuine(seen.account(), seen.day(), row.getBytes("seal"))) {
        return days.put(seen.account(), seen.day()) == null;
      }
      Forged.tell("account", Forged.hex(seen.account()));
      return forged.add(seen.account());
    }

    private boolean guesses(ResultSet row) throws SQLException {
      GuessStore.Row seen = GuessStore.Row.read(row);
      if (seals.genuine(seen.account(), seen.guesses(), row.getBytes("seal"))) {
        return guesses.put(seen.account(), seen.guesses()) == null;
      }
      Forged.tell("account_guess", Forged.hex(seen.account()));
      return forged.add(seen.account());
    }

    private void open(Results results) throws SQLException {
      results.rows(AccountStore.Open::read).forEach(o -> open.put(o.account(), o.transfers()));
    }

    private void clock(Results results) throws SQLException {
      now = results.rows(row -> row.getObject(1, OffsetDateTime.class)).getFirst().toInstant();
    }

    private void write(Connection connection, List<Move> able) throws SQLException {
      Set<Opaque> targets = Set.copyOf(column(able, Move::present));
      List<Moved> moved =
          transfers.stream().filter(t -> targets.contains(t.now().account())).toList();
      List<AccountStore.Changed> counted = column(able, this::counted);
      List<AccountStore.Row> days = AccountStore.rows(counted);
      List<byte[]> daySeals = AccountStore.seals(days, seals.accounts);
      List<GuessStore.Changed> typed = column(able, this::typed);
      List<byte[]> guessSeals = column(typed, g -> seals.of(g.account(), g.now()));
      List<byte[]> gone = column(able, m -> m.former().bytes());
      Script script = new Script();
      if (!moved.isEmpty()) {
        script.tell(
            CarryStore.MOVE,
            call ->
                call.uuids(column(moved, t -> t.now().id().uuid()))
                    .binaries(column(moved, t -> t.now().account().bytes()))
                    .binaries(column(moved, t -> t.origin().bytes()))
                    .binaries(column(moved, t -> t.seal().bytes()))
                    .number((long) moved.size()));
      }
      script
          .tell(AccountStore.UPDATE, call -> AccountStore.bindChanges(call, counted, daySeals))
          .tell(GuessStore.UPDATE, call -> GuessStore.bindChanges(call, typed, guessSeals))
          .tell(CarryStore.REMOVE_DAYS, call -> call.binaries(gone))
          .tell(CarryStore.REMOVE_GUESSES, call -> call.binaries(gone))
          .tell(CarryStore.REMOVE_LISTED, call -> call.binaries(gone))
          .run(connection);
      List<Line> lines = new ArrayList<>();
      moved.forEach(t ->
          lines.add(
              Line.of(
                  "transfer", t.now().id().toString(), t.now().state().word(), t.seal().bytes())));
      lines.addAll(AccountStore.lines(days, daySeals));
      lines.addAll(GuessStore.lines(typed, guessSeals));
      for (Move m : able) {
        lines.add(Line.removed("account", m.former()));
        if (guesses.containsKey(m.former())) {
          lines.add(Line.removed("account_guess", m.former()));
        }
      }
      trail.deeds(connection, List.of(), lines, now);
    }

    /** Both rows as of today, whose open transfers the bank may yet book, counted together. */
    private AccountStore.Changed counted(Move m) {
      BankDay today = BankDay.of(now);
      AccountDay seen = day(m.present());
      AccountDay ours = seen.on(today, open.getOrDefault(m.present(), 0));
      AccountDay theirs = day(m.former()).on(today, open.getOrDefault(m.former(), 0));
      return new AccountStore.Changed(m.present(), seen, ours.together(theirs), null);
    }

    private AccountDay day(Opaque account) {
      return Objects.requireNonNull(days.get(account));
    }

    private GuessStore.Changed typed(Move m) {
      GuessRecord ours = guesses.getOrDefault(m.present(), GuessRecord.EMPTY);
      GuessRecord theirs = guesses.getOrDefault(m.former(), GuessRecord.EMPTY);
      return new GuessStore.Changed(m.present(), ours.together(theirs));
    }
  }
}
