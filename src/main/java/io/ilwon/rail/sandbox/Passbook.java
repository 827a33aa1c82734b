package io.ilwon.rail.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.Descriptor;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Sealer;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What an account holder can read at the sandbox bank. Lines appear when their time has come. */
public final class Passbook {
  private final SandboxStore store;

  /** Reads the books that a {@link SandboxRail} over the same database and keys writes. */
  public Passbook(Database database, DatabaseClock clock, Sealer sealer, BlindIndex index) {
    this.store = new SandboxStore(database, clock, sealer, index);
  }

  /**
   * One line.
   *
   * @param time when it was booked, by the database's clock
   * @param amount in won: 1, or -1 where the bank took the won back
   * @param remitterName the text of the deposit; the code is in it, so it prints masked
   */
  public record Line(Instant time, int amount, Descriptor remitterName, Account account) {}

  /** The lines of one account, newest first, at most the newest thousand. */
  public List<Line> lines(Account account) throws SQLException {
    return store.lines(account);
  }

  /**
   * The newest lines of all accounts that had an order within the last hour, newest first: what a
   * phone has been told by now, which is later than booked where the bank was switched so.
   */
  public List<Line> latest(int count) throws SQLException {
    return store.latest(count);
  }
}
