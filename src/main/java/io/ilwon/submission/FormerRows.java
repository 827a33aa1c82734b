package io.ilwon.submission;

import static io.ilwon.db.Columns.column;

import io.ilwon.audit.Line;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Script;
import io.ilwon.due.DueTask;
import io.ilwon.transfer.AccountStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the rows of accounts that still stand under the former index key when their time is over:
 * thirty days after the move, and when nothing they count is younger. The second is read off what
 * is sealed, so that a mark set by another hand deletes nothing that counts. Without a former key
 * it asks the database nothing.
 */
final class FormerRows implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FormerRows.class);
  private static final int AT_ONCE = 200;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final FormerRowStore store;
  private final BlindIndex index;
  private final Seals seals;
  private final Trail trail;
  private final DueTask task;

  FormerRows(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.store = new FormerRowStore(clock);
    this.index = keys.blindIndex();
    this.seals = Seals.of(keys);
    this.trail = new Trail(keys.audit());
    this.task = new DueTask("former index key", PAUSE, this::batch);
  }

  /** One batch; true when more may be waiting. */
  boolean batch() throws SQLException {
    Optional<Long> former = index.formerKey();
    if (former.isEmpty()) {
      return false;
    }
    int deleted = database.inTransaction(connection -> delete(connection, former.get()));
    if (deleted > 0) {
      LOG.info("{} accounts under the former index key are forgotten", deleted);
    }
    return deleted > 0;
  }

  private int delete(Connection connection, long former) throws SQLException {
    int days = Math.toIntExact(Reindexing.KEPT.toDays());
    List<Opaque> due = new ArrayList<>();
    new Script()
        .ask(
            store.due,
            call ->
                call.numbers(List.of(former, ReindexStore.NOT_NOTED))
                    .number(former)
                    .integer(days)
                    .integer(days)
                    .integer(days)
                    .integer(days)
                    .integer(AT_ONCE),
            r -> r.rows(row -> day(row, due)))
        .run(connection);
    if (due.isEmpty()) {
      return 0;
    }
    List<Opaque> guessed = new ArrayList<>();
    List<Opaque> forged = new ArrayList<>();
    List<Instant> now = new ArrayList<>();
    new Script()
        .ask(
            FormerRowStore.GUESSES,
            call -> call.binaries(column(due, Opaque::bytes)),
            r -> r.rows(row -> guesses(row, guessed, forged)))
        .ask(
            store.now,
            call -> {},
            r -> now.addAll(r.rows(row -> row.getObject(1, OffsetDateTime.class).toInstant())))
        .run(connection);
    due.removeAll(forged);
    if (!due.isEmpty()) {
      remove(connection, due, guessed, now.getFirst());
    }
    return due.size();
  }

  private void remove(Connection connection, List<Opaque> due, List<Opaque> guessed, Instant now)
      throws SQLException {
    List<byte[]> indexes = column(due, Opaque::bytes);
    new Script()
        .tell(CarryStore.REMOVE_DAYS, call -> call.binaries(indexes))
        .tell(CarryStore.REMOVE_GUESSES, call -> call.binaries(indexes))
        .tell(CarryStore.REMOVE_LISTED, call -> call.binaries(indexes))
        .run(connection);
    List<Line> lines = new ArrayList<>();
    due.forEach(account -> lines.add(Line.removed("account", account)));
    guessed.forEach(account -> lines.add(Line.removed("account_guess", account)));
    trail.deeds(connection, List.of(), lines, now);
  }

  private boolean day(ResultSet row, List<Opaque> due) throws SQLException {
    AccountStore.Row seen = AccountStore.read(row);
    if (seals.accounts.genuine(seen.account(), seen.day(), row.getBytes("seal"))) {
      return due.add(seen.account());
    }
    Forged.tell("account", Forged.hex(seen.account()));
    return false;
  }

  private boolean guesses(ResultSet row, List<Opaque> guessed, List<Opaque> forged)
      throws SQLException {
    GuessStore.Row seen = GuessStore.Row.read(row);
    if (seals.genuine(seen.account(), seen.guesses(), row.getBytes("seal"))) {
      return guessed.add(seen.account());
    }
    Forged.tell("account_guess", Forged.hex(seen.account()));
    return forged.add(seen.account());
  }

  @Override
  public void close() {
    task.close();
  }
}
