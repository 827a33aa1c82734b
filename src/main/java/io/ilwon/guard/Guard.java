package io.ilwon.guard;

import io.ilwon.bank.BankCode;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.FirstLook;
import io.ilwon.due.DueTask;
import io.ilwon.guard.GuardRules.Standing;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.Hold;
import io.ilwon.transfer.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds every send back while the database may have forgotten transfers: it was restored, cloned or
 * promoted (invariant I28). It looks at each new connection before its first use, so that an intent
 * committed on a server just promoted is held when it is asked again before its send; counts
 * heartbeats that the data folder remembers; and lets go when operators have answered for the gap
 * and every transfer open by then has been inquired about.
 */
public final class Guard implements Hold, FirstLook, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  /** Every node hears of a hold and of its end within a second. */
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(750);

  /** Heartbeats within one lease, at least. */
  private static final int BEATS = 4;

  private final Witness witness;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable NodeId node;

  /** Null before the start: nothing is sent. */
  private volatile @Nullable Standing standing;

  /** Looks that spoke against the database so far. */
  private final AtomicInteger trips = new AtomicInteger();

  /** The server of the connection made last. */
  private final AtomicReference<@Nullable Identity> latest = new AtomicReference<>();

  private @Nullable GuardStore store;
  private @Nullable DueTask task;

  /**
   * Holds everything until it is started.
   *
   * @param dataFolder where the witness is kept
   */
  public Guard(Path dataFolder) {
    this.witness = new Witness(dataFolder.resolve("witness"));
  }

  @Override
  public Optional<HeldBack> on(BankCode bank) {
    @Nullable Standing s = standing;
    return s == null || s.held() != null
        ? Optional.of(HeldBack.DATABASE_RESTORED)
        : Optional.empty();
  }

  /** Why nothing may be sent; empty while sends may go. */
  public Optional<Suspicion> held() {
    @Nullable Standing s = standing;
    return s == null ? Optional.empty() : Optional.ofNullable(s.held());
  }

  @Override
  public Others at(Connection connection) throws SQLException {
    @Nullable NodeId me = node;
    @Nullable Standing before = standing;
    if (me == null || before == null) {
      return Others.STAY;
    }
    // What is known was committed before this look, so the look must show it.
    Sight sight = GuardStore.look(connection, me);
    Optional<Suspicion> found = GuardRules.look(before.known(), sight);
    Sight.@Nullable Row row = sight.row();
    if (found.isPresent()) {
      trip(found.get());
    } else if (row != null && row.held() != null) {
      trip(row.held().why());
    }
    @Nullable Identity former = latest.getAndSet(sight.now());
    boolean first = before.held() == null || !sight.now().equals(former);
    return found.isPresent() && first ? Others.END : Others.STAY;
  }

  /**
   * Decides whether this database is the one it was, and records the start in the same transaction.
   *
   * @param lease a heartbeat older than it is old
   * @throws IOException if the witness cannot be read or written
   */
  public void start(Database database, DatabaseClock clock, Duration lease, Starting starting)
      throws IOException, SQLException {
    GuardStore guarded = new GuardStore(database, clock);
    StartStore starts = new StartStore(clock);
    Optional<Witness.Testimony> testimony = witness.read();
    Standing decided =
        database.inTransaction(connection -> {
          GuardStore.lock(connection);
          Start start = starts.facts(connection, starting, testimony, lease);
          Optional<Suspicion> found = GuardRules.start(start);
          if (found.isPresent()) {
            suspect(connection, guarded, start, found.get());
          } else {
            StartStore.accept(connection, start.sight().now());
          }
          starts.started(connection, starting);
          return stand(GuardStore.look(connection, starting.node()));
        });
    node = starting.node();
    store = guarded;
    become(decided);
    if (decided.held() == null) {
      witness.write(starting.node(), decided.known());
    }
    Duration pause = lease.dividedBy(BEATS);
    task =
        new DueTask(
            "guard", pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE, this::look);
  }

  private static void suspect(Connection connection, GuardStore store, Start start, Suspicion why)
      throws SQLException {
    long generation = start.witness() == null ? 1 : start.witness().generation();
    switch (GuardRules.atStart(start, why)) {
      case JOIN -> {}
      case NOTHING, HOLD -> store.hold(connection, start.sight(), generation, why);
    }
  }

  private static Standing stand(Sight sight) throws SQLException {
    Sight.@Nullable Row row = sight.row();
    if (row == null) {
      throw new SQLException("the table cluster does not keep its row");
    }
    Sight.@Nullable Held held = row.held();
    return new Standing(
        new Known(sight.now(), row.generation(), 0), held == null ? null : held.why());
  }

  /** One heartbeat, and what it shows. True to look again at once. */
  private boolean look() throws SQLException, IOException {
    @Nullable GuardStore s = store;
    @Nullable NodeId me = node;
    @Nullable Standing before = standing;
    if (s == null || me == null || before == null) {
      return false;
    }
    int seen = trips.get();
    Sight sight = s.beat(me, before.known());
    Optional<Suspicion> found = GuardRules.look(before.known(), sight);
    found.ifPresent(this::trip);
    if (GuardRules.toBeWritten(before, sight, found)) {
      s.hold(me, before.known(), found.or(() -> Optional.ofNullable(before.held())).orElseThrow());
      return false;
    }
    Sight.@Nullable Row row = sight.row();
    if (row != null && row.held() != null && row.held().stated() && s.end()) {
      return true;
    }
    settle(GuardRules.next(before, sight), seen, me);
    return false;
  }

  private void trip(Suspicion why) {
    lock.lock();
    try {
      trips.incrementAndGet();
      @Nullable Standing now = standing;
      if (now != null && now.held() == null) {
        become(new Standing(now.known(), why));
      }
    } finally {
      lock.unlock();
    }
  }

  /** A connection made meanwhile may have found what this look could not. */
  private void settle(Standing next, int seen, NodeId me) throws IOException {
    lock.lock();
    try {
      if (next.held() == null && seen != trips.get()) {
        return;
      }
      become(next);
    } finally {
      lock.unlock();
    }
    if (next.held() == null) {
      witness.write(me, next.known());
    }
  }

  private void become(Standing next) {
    @Nullable Standing before = standing;
    standing = next;
    @Nullable Suspicion former = before == null ? null : before.held();
    @Nullable Suspicion why = next.held();
    if (why != null && why != former) {
      LOG.error("nothing is sent: {}; see ilwon database show", why.told());
    } else if (why == null && former != null) {
      LOG.warn("the database was accepted: sends go on");
    }
  }

  /** Records a clean end; to be called when closed. */
  public void ended() throws SQLException {
    @Nullable GuardStore s = store;
    @Nullable NodeId me = node;
    if (s != null && me != null) {
      s.ended(me);
    }
  }

  /** Counts no more heartbeats; what was held stays held. */
  @Override
  public void close() {
    if (task != null) {
      task.close();
    }
  }
}
