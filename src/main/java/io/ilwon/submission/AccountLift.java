package io.ilwon.submission;

import io.ilwon.audit.By;
import io.ilwon.audit.Line;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Script;
import io.ilwon.transfer.Transfer;
import io.ilwon.transfer.TransferStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lifts the lock that wrong guesses put on an account (invariant I7), by an operator's word, on
 * every node at once. The account is that of a submission's newest transfer: nobody names a number.
 * Locks as a group does, beside running servers.
 */
public final class AccountLift {
  private final Database database;
  private final String now;
  private final Seals seals;
  private final Trail trail;

  public AccountLift(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.now = "select " + clock.sql();
    this.seals = Seals.of(keys);
    this.trail = new Trail(keys.audit());
  }

  /** What became of it. */
  public sealed interface Lifted {
    /** The account's wrong guesses, so many, count no more; neither the day's nor the month's. */
    record Done(int forgotten) implements Lifted {}

    /** Guesses are evaluated; nothing was changed. */
    record NotLocked() implements Lifted {}

    /** There is no such submission, or nothing was ever sent for it. */
    record NoAccount() implements Lifted {}
  }

  private static final class Read {
    final List<GuessStore.Row> guesses = new ArrayList<>();
    final List<Boolean> transfers = new ArrayList<>();
    @Nullable Instant at;
  }

  /**
   * Forgets the wrong guesses of a locked account; its last right entry stays.
   *
   * @throws SealBroken when a row on the way was changed by another hand: nothing is done with it
   */
  public Lifted lift(SubmissionId id, By by) throws SQLException {
    return database.inTransaction(connection -> {
      Read read = read(connection, List.of(id.text()));
      @Nullable Instant at = read.at;
      if (read.transfers.isEmpty() || at == null) {
        return new Lifted.NoAccount();
      }
      if (read.guesses.isEmpty()) {
        // The row is made by the account's first guess.
        return new Lifted.NotLocked();
      }
      GuessStore.Row row = read.guesses.getFirst();
      if (row.guesses().lockedFor(at).isEmpty()) {
        return new Lifted.NotLocked();
      }
      GuessStore.Changed changed =
          new GuessStore.Changed(row.account(), row.guesses().withoutWrong());
      byte[] seal = seals.of(changed.account(), changed.now());
      new Script()
          .tell(
              GuessStore.UPDATE,
              call -> GuessStore.bindChanges(call, List.of(changed), List.of(seal)))
          .run(connection);
      int forgotten = row.guesses().wrong().size();
      trail.deeds(
          connection,
          by.did("account lift", id.text(), forgotten + " wrong guesses of its account forgotten"),
          List.of(Line.of("account_guess", changed.account(), "wrong:0", seal)),
          at);
      return new Lifted.Done(forgotten);
    });
  }

  private Read read(Connection connection, List<String> id) throws SQLException {
    Read read = new Read();
    new Script()
        .ask(SubmissionStore.LOCK, call -> call.texts(id), r -> r.rows(this::submission))
        .ask(
            TransferStore.LOCK,
            call -> call.texts(id).uuids(List.of()),
            r -> read.transfers.addAll(r.rows(this::transfer)))
        .ask(
            GuessStore.LOCK,
            call -> call.texts(id),
            r -> read.guesses.addAll(r.rows(this::guesses)))
        .ask(now, call -> {}, r -> read.at = r.rows(AccountLift::instant).getFirst())
        .run(connection);
    return read;
  }

  private boolean submission(ResultSet row) throws SQLException {
    SubmissionStore.Row seen = SubmissionStore.Row.read(row);
    return genuine(
        seals.genuine(seen, row.getBytes("seal")), "submission", seen.submission().id().text());
  }

  private boolean transfer(ResultSet row) throws SQLException {
    Transfer seen = TransferStore.read(row);
    return genuine(
        seals.transfers.genuine(seen, row.getBytes("seal")), "transfer", seen.id().toString());
  }

  private GuessStore.Row guesses(ResultSet row) throws SQLException {
    GuessStore.Row seen = GuessStore.Row.read(row);
    genuine(
        seals.genuine(seen.account(), seen.guesses(), row.getBytes("seal")),
        "account_guess",
        HexFormat.of().formatHex(seen.account().bytes()));
    return seen;
  }

  private static boolean genuine(boolean genuine, String table, String row) {
    if (!genuine) {
      throw SealBroken.ofRow(table, row);
    }
    return true;
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject(1, OffsetDateTime.class).toInstant();
  }
}
