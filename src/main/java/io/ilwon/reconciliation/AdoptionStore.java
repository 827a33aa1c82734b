package io.ilwon.reconciliation;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.audit.Trail;
import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.Script;
import io.ilwon.transfer.AccountDay;
import io.ilwon.transfer.AccountIndex;
import io.ilwon.transfer.AccountSeal;
import io.ilwon.transfer.AccountStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what the bank booked and we had forgotten, and takes its places of the day, whatever the
 * limit says, in one transaction. What is recorded already takes nothing again.
 */
final class AdoptionStore {
  private static final String REVERSED =
      "update adopted_transfer set reversed = true where rail_id = any(?) and not reversed";

  private static final Optional<AccountStore.Row> NONE = Optional.empty();
  private static final Logger LOG = LoggerFactory.getLogger(AdoptionStore.class);

  private final Database database;
  private final AccountIndex index;
  private final AccountSeal seal;
  private final Trail trail;
  private final String insert;
  private final String now;

  AdoptionStore(Database database, DatabaseClock clock, Keyset keys) {
    this.index = new AccountIndex(keys.blindIndex());
    this.trail = new Trail(keys.audit());
    this.database = database;
    this.seal = new AccountSeal(keys.rows());
    this.now = "select " + clock.sql();
    this.insert =
        """
        insert into adopted_transfer (rail_id, bank_code, account_index, bank_day, booked_at,
          reversed, rail_reference, reconciliation, adopted_at)
        select u.*, ?, %s
        from unnest(?, ?, ?, ?, ?, ?, ?) as u (rail_id, bank_code, account_index, bank_day,
          booked_at, reversed, rail_reference)
        where not exists (select 1 from transfer t where t.rail_id = u.rail_id)
        order by u.rail_id on conflict do nothing returning rail_id\
        """
            .formatted(clock.sql());
  }

  /** The answers as they came. */
  private static final class Read {
    Set<String> adopted = Set.of();
    List<AccountStore.Row> accounts = List.of();
    Map<Opaque, Integer> open = new HashMap<>();
    List<OffsetDateTime> now = List.of();
  }

  /** Adopts them; returns the rail ids that were new. */
  Set<String> adopt(UUID run, List<Theirs> found) throws SQLException {
    return database.inTransaction(connection -> {
      Read read = lock(connection, run, found);
      List<AccountStore.Changed> changed = places(read, found);
      if (!changed.isEmpty()) {
        List<AccountStore.Row> rows = AccountStore.rows(changed);
        List<byte[]> seals = AccountStore.seals(rows, seal);
        new Script()
            .tell(AccountStore.UPDATE, call -> AccountStore.bindChanges(call, changed, seals))
            .run(connection);
        Instant now = read.now.getFirst().toInstant();
        trail.deeds(connection, List.of(), AccountStore.lines(rows, seals), now);
      }
      return read.adopted;
    });
  }

  private Read lock(Connection connection, UUID run, List<Theirs> found) throws SQLException {
    TreeSet<Opaque> accounts = new TreeSet<>();
    found.forEach(t -> t.account().ifPresent(accounts::add));
    List<Opaque> made = List.copyOf(accounts);
    List<byte[]> keys = column(made, Opaque::bytes);
    List<String> back =
        found.stream().filter(t -> t.reversals() > 0).map(Theirs::railId).sorted().toList();
    Read read = new Read();
    new Script()
        .tell(REVERSED, call -> call.texts(back))
        .ask(
            insert,
            call ->
                call.uuid(run)
                    .texts(column(found, Theirs::railId))
                    .texts(column(found, t -> t.bank().text()))
                    .binaries(indexes(found))
                    .dates(column(found, t -> BankDay.of(t.at()).date()))
                    .instants(column(found, Theirs::at))
                    .flags(column(found, t -> t.reversals() > 0))
                    .texts(nullable(found, Theirs::reference)),
            r -> read.adopted = Set.copyOf(r.rows(row -> row.getString(1))))
        .tell(AccountStore.MAKE, call -> AccountStore.bindMade(call, made, seal, index.key()))
        .ask(AccountStore.LOCK, call -> call.binaries(keys), r -> read.accounts = genuine(r))
        .ask(
            AccountStore.OPEN,
            call -> call.binaries(keys),
            r ->
                r.rows(AccountStore.Open::read)
                    .forEach(o -> read.open.put(o.account(), o.transfers())))
        .ask(now, call -> {}, r -> read.now = r.rows(row -> row.getObject(1, OffsetDateTime.class)))
        .run(connection);
    return read;
  }

  /** A forged row is not counted on: that would give another hand's count our seal. */
  private List<AccountStore.Row> genuine(Results results) throws SQLException {
    return results
        .rows(row -> {
          AccountStore.Row read = AccountStore.read(row);
          boolean genuine = seal.genuine(read.account(), read.day(), row.getBytes("seal"));
          if (!genuine) {
            LOG.error("the seal of a row in table account is broken; its day is not counted");
          }
          return genuine ? Optional.of(read) : NONE;
        })
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** Where the clock went back, the account's day is a later one than today, and goes on. */
  private static boolean counts(BankDay booked, AccountDay account, BankDay today) {
    return booked.equals(today) || booked.equals(account.day());
  }

  /** Only a place of the account's present day is held: the others are over. */
  private static List<AccountStore.Changed> places(Read read, List<Theirs> found) {
    BankDay today = BankDay.of(read.now.getFirst().toInstant());
    List<AccountStore.Changed> changed = new ArrayList<>();
    for (AccountStore.Row row : read.accounts) {
      AccountDay rolled = row.day().on(today, read.open.getOrDefault(row.account(), 0));
      AccountDay next = rolled;
      for (Theirs t : found) {
        boolean here =
            t.account().map(row.account()::equals).orElse(false)
                && read.adopted.contains(t.railId())
                && counts(BankDay.of(t.at()), rolled, today);
        for (int i = 0; here && i < t.deposits(); i++) {
          next = next.taken();
        }
      }
      if (!next.equals(rolled)) {
        changed.add(new AccountStore.Changed(row.account(), row.day(), next, null));
      }
    }
    return changed;
  }

  private static List<byte @Nullable []> indexes(List<Theirs> found) {
    List<byte @Nullable []> indexes = new ArrayList<>(found.size());
    found.forEach(t -> indexes.add(t.account().isEmpty() ? null : t.account().get().bytes()));
    return indexes;
  }
}
