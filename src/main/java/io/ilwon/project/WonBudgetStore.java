package io.ilwon.project;

import io.ilwon.audit.AuditStore;
import io.ilwon.audit.Block;
import io.ilwon.audit.Chain;
import io.ilwon.audit.Line;
import io.ilwon.audit.SealedRow;
import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RowByRow;
import io.ilwon.db.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code won_budget}. Each portion is told to the audit in its transaction, in a chain of
 * this store's own: a row that was deleted, or put back with its older seal, is found by that.
 */
final class WonBudgetStore {
  private static final String TABLE = "won_budget";
  private static final long LARGEST_PORTION = 100;

  private static final String MAKE =
      """
      insert into won_budget (scope, day, reserved, seal) values (?, ?, 0, ?)
      on conflict do nothing\
      """;

  private static final String LOCK =
      "select scope, day, reserved, seal from won_budget where scope = ? and day = ? for update";

  private static final String UPDATE =
      "update won_budget set reserved = ?, seal = ? where scope = ? and day = ?";

  private final Database database;
  private final ProjectSeals seals;
  private final Chain chain;
  private final String now;
  private final Refusals refusals = new Refusals(System::nanoTime);

  /** A chain is no thing for two threads; once in a hundred won nobody waits long. */
  private final ReentrantLock oneAtATime = new ReentrantLock();

  WonBudgetStore(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.seals = new ProjectSeals(keys.rows());
    this.chain = new Chain(keys.audit());
    this.now = "select " + clock.sql();
  }

  /**
   * How many won this node may now hand out more; 0 when the limit, at least 1, is reached.
   *
   * @throws SQLException also when another hand has changed the row: then there are none to be had
   */
  long reserve(String scope, BankDay day, long limit) throws SQLException {
    oneAtATime.lock();
    try {
      long portion = database.inTransaction(connection -> reserve(connection, scope, day, limit));
      if (portion > 0) {
        chain.stored();
      }
      return portion;
    } finally {
      oneAtATime.unlock();
    }
  }

  private long reserve(Connection connection, String scope, BankDay day, long limit)
      throws SQLException {
    Locked row = locked(connection, scope, day);
    if (!row.won().genuine(seals)) {
      refusals.forged(TABLE, row.won().key());
      throw new SQLException(SealBroken.ofRow(TABLE, row.won().key()));
    }
    long left = limit - row.won().reserved();
    if (left <= 0) {
      return 0;
    }
    long portion = portion(left);
    long reserved = row.won().reserved() + portion;
    byte[] seal = seals.ofWon(scope, day.date().toEpochDay(), reserved);
    Line line = Line.of(TABLE, row.won().key(), "reserved:" + reserved, seal);
    Block block = chain.next(row.at(), List.of(line));
    new Script()
        .tell(UPDATE, call -> call.number(reserved).binary(seal).text(scope).date(day.date()))
        .tell(AuditStore.BLOCK, call -> AuditStore.bind(call, block))
        .run(connection);
    return portion;
  }

  /**
   * An eighth of what is left, at least one and at most a hundred: far from the limit one portion
   * serves a hundred transfers, near it no node holds won that another one needs.
   */
  private static long portion(long left) {
    return Math.min(LARGEST_PORTION, Math.max(1, left / 8));
  }

  /** The day's row under its lock, and the database's clock after it. */
  private record Locked(Won won, Instant at) {}

  private Locked locked(Connection connection, String scope, BankDay day) throws SQLException {
    byte[] unused = seals.ofWon(scope, day.date().toEpochDay(), 0);
    List<Won> rows = new ArrayList<>();
    List<Instant> at = new ArrayList<>();
    new Script()
        .tell(MAKE, call -> call.text(scope).date(day.date()).binary(unused))
        .ask(LOCK, call -> keys(call, scope, day), r -> rows.addAll(r.rows(Won::read)))
        .ask(
            now,
            call -> {},
            r -> at.addAll(r.rows(row -> row.getObject(1, OffsetDateTime.class).toInstant())))
        .run(connection);
    return new Locked(rows.getFirst(), at.getFirst());
  }

  private static void keys(Call call, String scope, BankDay day) throws SQLException {
    call.text(scope).date(day.date());
  }

  /** A row as its columns hold it. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  private record Won(String scope, LocalDate day, long reserved, byte @Nullable [] seal) {
    static Won read(ResultSet row) throws SQLException {
      return new Won(
          row.getString("scope"),
          row.getObject("day", LocalDate.class),
          row.getLong("reserved"),
          row.getBytes("seal"));
    }

    String key() {
      return scope + "/" + day;
    }

    boolean genuine(ProjectSeals seals) {
      return seals.genuineWon(scope, day.toEpochDay(), reserved, seal);
    }
  }

  /** Every row, with what its seal says of it; within a transaction. */
  static void sealedRows(Connection connection, ProjectSeals seals, SealedRow.Each each)
      throws SQLException {
    RowByRow.of(
        connection,
        "select scope, day, reserved, seal from won_budget",
        row -> {
          Won won = Won.read(row);
          boolean unused = won.reserved() == 0;
          each.row(new SealedRow(TABLE, won.key(), won.genuine(seals), won.seal(), unused));
        });
  }
}
