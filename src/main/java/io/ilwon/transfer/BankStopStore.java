package io.ilwon.transfer;

import io.ilwon.audit.By;
import io.ilwon.audit.SealedRow;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code bank_stop}: the banks, or all of them, whose sends operators have stopped. */
public final class BankStopStore {
  private final StopStore store;

  public BankStopStore(Database database, DatabaseClock clock, Keyset keys) {
    this.store = new StopStore(StopStore.Kind.BANK, database, clock, keys);
  }

  /** Everything stopped now, rows that another hand has changed included. */
  public List<BankStop> list() throws SQLException {
    return store.list().stream().map(BankStopStore::stop).toList();
  }

  /** The same without a word to people on the page. */
  public Optional<Instant> stop(Banks banks, By by) throws SQLException {
    return stop(banks, by, Optional.empty());
  }

  /** Stops sends from now on; when; empty when they are stopped already, which changes nothing. */
  public Optional<Instant> stop(Banks banks, By by, Optional<StopMessage> message)
      throws SQLException {
    return store.stop(banks.word(), by, message);
  }

  /** Ends that stop and no other; when; empty when there is none. */
  public Optional<Instant> resume(Banks banks, By by) throws SQLException {
    return store.resume(banks.word(), by);
  }

  /** Every row of either kind of stop, with what its seal says; within a transaction. */
  public static void sealedRows(Connection connection, Keyset keys, SealedRow.Each each)
      throws SQLException {
    for (StopStore.Kind kind : StopStore.Kind.values()) {
      StopStore.sealedRows(kind, connection, keys, each);
    }
  }

  static BankStop stop(HoldSeal.StopRow row) {
    return new BankStop(Banks.of(row.key()), row.at(), StopStore.by(row), StopStore.message(row));
  }
}
