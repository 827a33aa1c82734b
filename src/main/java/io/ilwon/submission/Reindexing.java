package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.BankCode;
import io.ilwon.crypto.DataKey;
import io.ilwon.crypto.Fingerprints;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.transfer.Carrying;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves what the former index key found under the present one, wherever the value itself is still
 * there. Rows and key file say how far it has come: cut off anywhere, it is begun again.
 *
 * <p>An account whose numbers are all erased cannot be moved. Its row stays under the former key
 * until its number comes in again ({@link Carrier}), or its time is over ({@link FormerRows}).
 */
public final class Reindexing {
  /** Rows stay so long under the former key after the move: no guess counts longer. */
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(Reindexing.class);
  private static final int ACCOUNTS_AT_ONCE = 50;

  private final ReindexStore store;
  private final Vault vault;
  private final Carrier carrier;
  private final Consumer<String> progress;
  private long submissions;
  private long accounts;

  /**
   * Prepares it.
   *
   * @param progress told after every step how far it has come
   */
  public Reindexing(
      Database database, DatabaseClock clock, Keyset keys, Consumer<String> progress) {
    this.store = new ReindexStore(database, clock);
    this.vault = new Vault(keys);
    this.carrier = new Carrier(database, clock, keys);
    this.progress = progress;
  }

  /** What carries single accounts, for whoever counts one. */
  public static Carrying carrying(Database database, DatabaseClock clock, Keyset keys) {
    return new Carrier(database, clock, keys);
  }

  /** Submissions whose e-mail and userid were moved so far. */
  public long submissions() {
    return submissions;
  }

  /** Accounts moved so far. */
  public long accounts() {
    return accounts;
  }

  /** Transfers that are being sent right now. */
  public long sending() throws SQLException {
    return store.sending();
  }

  /** Accounts whose rows stand under this key, or under none that was written down. */
  public long left(long former) throws SQLException {
    return store.left(keysOf(former));
  }

  /** When rows under this key may be deleted; empty while the move has not ended. */
  public Optional<Instant> keptUntil(long former) throws SQLException {
    return store
        .state(former)
        .flatMap(s -> Optional.ofNullable(s.moved()))
        .map(moved -> moved.plus(KEPT));
  }

  /** Forgets what was listed, once the former key finds nothing any more. */
  public void end() throws SQLException {
    store.end();
  }

  /**
   * Written down when every server that lives has the present key: from then on one that comes
   * later with the former key alone counts nothing.
   */
  public void begin(long former) throws SQLException {
    store.begin(former);
  }

  /**
   * Moves everything. To be called when every server has the present key in use and nothing made
   * under the former one is under way any more.
   */
  public void run(long former) throws SQLException {
    list(former);
    for (List<ReindexStore.Searched> page = store.submissions("");
        !page.isEmpty();
        page = store.submissions(page.getLast().id().text())) {
      move(page);
    }
    Opaque last = Opaque.of(new byte[0]);
    for (List<Opaque> page = page(former, last); !page.isEmpty(); page = page(former, last)) {
      last = page.getLast();
      accounts += carrier.carry(moves(page)).size();
      tell();
    }
    store.moved(former);
  }

  private static List<Long> keysOf(long former) {
    return List.of(former, ReindexStore.NOT_NOTED);
  }

  private List<Opaque> page(long former, Opaque last) throws SQLException {
    return store.accounts(keysOf(former), last, ACCOUNTS_AT_ONCE);
  }

  private void list(long former) throws SQLException {
    for (Optional<UUID> last = Optional.of(new UUID(0, 0));
        last.isPresent();
        last = store.list(last.get(), keysOf(former))) {
      progress.accept("listing transfers");
    }
    store.listed(former);
  }

  private void move(List<ReindexStore.Searched> page) throws SQLException {
    List<ReindexStore.Searched> fresh = new ArrayList<>();
    for (ReindexStore.Searched seen : page) {
      indexed(seen).filter(now -> !now.equals(seen)).ifPresent(fresh::add);
    }
    if (!fresh.isEmpty()) {
      submissions += store.index(fresh);
      tell();
    }
  }

  private Optional<ReindexStore.Searched> indexed(ReindexStore.Searched s) {
    try {
      DataKey key = vault.key(s.project(), s.id(), s.dataKey());
      Applicant applicant = vault.applicant(key, s.project(), s.id(), s.applicant());
      @Nullable String userid = applicant.userid();
      return Optional.of(
          new ReindexStore.Searched(
              s.id(),
              s.project(),
              s.dataKey(),
              s.applicant(),
              vault.emailIndex(s.project(), applicant.email()),
              userid == null ? null : vault.useridIndex(s.project(), userid)));
    } catch (SealBroken e) {
      Forged.tell("submission", s.id().text());
      return Optional.empty();
    }
  }

  private List<Carrier.Move> moves(List<Opaque> page) throws SQLException {
    List<Carrier.Move> moves = new ArrayList<>();
    for (ReindexStore.Numbered n : store.numbers(page)) {
      try {
        DataKey key = vault.key(n.project(), new SubmissionId(n.submission()), n.dataKey());
        Account account =
            new Account(
                new BankCode(n.bankCode()),
                vault.number(key, n.project(), n.transfer(), n.number()));
        Fingerprints index = vault.accountIndexes(account);
        @Nullable Opaque former = index.former();
        if (former != null && former.equals(n.account())) {
          moves.add(new Carrier.Move(n.account(), index.present()));
        } else {
          LOG.error("transfer {} does not stand under its own account's index", n.transfer());
        }
      } catch (SealBroken e) {
        Forged.tell("transfer", n.transfer().toString());
      }
    }
    return moves;
  }

  private void tell() {
    progress.accept(submissions + " submissions, " + accounts + " accounts moved");
  }
}
