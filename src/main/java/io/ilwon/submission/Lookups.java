package io.ilwon.submission;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Columns;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
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

  private final RoundTrip hurried;
  private final RoundTrip patient;

  Lookups(DatabaseClock clock) {
    hurried = trip(clock, SKIP);
    patient = trip(clock, "");
  }

  private static RoundTrip trip(DatabaseClock clock, String held) {
    return RoundTrip.of(
        AccountStore.MAKE,
        GuessStore.MAKE,
        SubmissionStore.LOCK + held,
        SubmissionStore.PRESENT,
        TransferStore.LOCK + held,
        AccountStore.LOCK,
        GuessStore.LOCK,
        AccountStore.OPEN,
        "select " + clock.sql());
  }

  /** Locks and reads everything the commands may touch. */
  Rows read(Connection connection, List<Command> commands, boolean patiently) throws SQLException {
    Keys keys = Keys.of(commands);
    try (Call call = (patiently ? patient : hurried).on(connection)) {
      call.binaries(keys.depositAccounts())
          .binaries(keys.depositAccounts())
          .texts(keys.ids)
          .texts(keys.ids)
          .texts(keys.ids)
          .uuids(keys.transfers)
          .binaries(keys.allAccounts())
          .texts(keys.guessed)
          .binaries(keys.allAccounts());
      return rows(call.send().skip().skip());
    }
  }

  private static Rows rows(Results results) throws SQLException {
    List<SubmissionStore.Row> submissions = results.rows(SubmissionStore.Row::read);
    List<String> present = results.rows(row -> row.getString(1));
    List<Transfer> transfers = results.rows(TransferStore::read);
    List<AccountStore.Row> accounts = results.rows(AccountStore::read);
    List<GuessStore.Row> guesses = results.rows(GuessStore.Row::read);
    Map<Opaque, Integer> open = new HashMap<>();
    results.rows(AccountStore.Open::read).forEach(o -> open.put(o.account(), o.transfers()));
    Instant now =
        results.rows(row -> row.getObject(1, OffsetDateTime.class)).getFirst().toInstant();

    Rows rows = new Rows(now);
    present.forEach(id -> rows.present.add(new SubmissionId(id)));
    transfers.forEach(t -> rows.transfers.put(t.id(), new Rows.Moving(t.state(), null, t)));
    submissions.forEach(s -> hold(rows, s));
    for (AccountStore.Row a : accounts) {
      int stillOpen = open.getOrDefault(a.account(), 0);
      rows.accounts.put(
          a.account(), new Rows.Counted(a.day(), a.day().on(BankDay.of(now), stillOpen)));
    }
    guesses.forEach(g -> rows.guesses.put(g.account(), g.guesses()));
    return rows;
  }

  /** A submission whose transfer another transaction holds is as good as held itself. */
  private static void hold(Rows rows, SubmissionStore.Row seen) {
    if (seen.latest() == null) {
      rows.submissions.put(seen.submission().id(), new Rows.Held(seen, seen.submission()));
      return;
    }
    Rows.@Nullable Moving latest = rows.transfers.get(seen.latest());
    if (latest != null) {
      Submission whole = seen.submission().latest(latest.now);
      rows.submissions.put(whole.id(), new Rows.Held(seen, whole));
    }
  }

  /** The keys a group's commands name. */
  private static final class Keys {
    final List<String> ids = new ArrayList<>();
    final List<String> guessed = new ArrayList<>();
    final List<UUID> transfers = new ArrayList<>();
    final Set<Opaque> deposits = new LinkedHashSet<>();
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
            deposits.add(d.accountIndex());
          }
        }
        case Command.AskHolder h -> {
          if (h.event().bankKnown()) {
            deposits.add(h.account());
          }
        }
        case Command.Tell t -> {
          transfers.add(t.transfer().uuid());
          accounts.add(t.account());
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

    List<byte[]> depositAccounts() {
      return Columns.column(List.copyOf(deposits), Opaque::bytes);
    }

    List<byte[]> allAccounts() {
      Set<Opaque> all = new LinkedHashSet<>(deposits);
      all.addAll(accounts);
      return Columns.column(List.copyOf(all), Opaque::bytes);
    }
  }
}
