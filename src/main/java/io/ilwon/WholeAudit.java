package io.ilwon;

import io.ilwon.audit.AuditReadStore;
import io.ilwon.audit.By;
import io.ilwon.audit.Heads;
import io.ilwon.audit.Trail;
import io.ilwon.audit.Verification;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.desk.ChainCheck;
import io.ilwon.operator.OperatorRows;
import io.ilwon.submission.SealCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The audit and every sealed row held against each other, for the command and the desk. */
final class WholeAudit implements ChainCheck.Reading {
  /** Rows of submissions that ended so long ago are deleted. */
  private static final Duration LEDGER = Duration.ofDays(5 * 365);

  private final Database database;
  private final Keyset keys;
  private final DatabaseClock clock;

  WholeAudit(Database database, Keyset keys, DatabaseClock clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  /** What was found: a sentence a problem. */
  record Result(long blocks, long rows, List<String> problems) {
    @Override
    public String toString() {
      return "Result[" + blocks + "]";
    }
  }

  /** Reads everything; of one moment where the connection's transaction is. */
  static Result read(
      Connection connection,
      Keyset keys,
      DatabaseClock clock,
      Optional<Heads> heads,
      Consumer<String> progress)
      throws SQLException {
    AuditReadStore store = new AuditReadStore(clock);
    progress.accept("reading the audit");
    Verification.Result audit = Verification.of(connection, store, keys.audit(), heads);
    progress.accept(audit.blocks() + " blocks; reading the rows");
    SealCheck.Result rows = SealCheck.of(connection, keys, audit.lines(), OperatorRows::each);
    List<String> problems = new ArrayList<>(audit.problems());
    problems.addAll(rows.problems());
    Instant since = Instant.now().minus(LEDGER);
    audit.lines().gone(since).forEach(row -> problems.add("row " + row + " is gone"));
    return new Result(audit.blocks(), rows.rows(), problems);
  }

  @Override
  public void tell(By by) throws SQLException {
    new Trail(keys.audit()).tell(database, clock, by.did("audit verify", "all", "on the desk"));
  }

  @Override
  public ChainCheck.Found read() throws SQLException {
    Result found =
        AuditReadStore.atOneMoment(
            database, connection -> read(connection, keys, clock, Optional.empty(), _ -> {}));
    return new ChainCheck.Found(found.blocks(), found.rows(), found.problems());
  }
}
