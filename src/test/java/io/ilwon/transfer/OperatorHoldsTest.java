package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ilwon.bank.BankCode;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Storm;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What cannot be read is not believed for long (invariant I25). */
class OperatorHoldsTest {
  private static final BankCode BANK = new BankCode("004");

  private final AtomicLong nanos = new AtomicLong(5);

  @Test
  void whatCouldNotBeReadForThreeSecondsHoldsEverythingBack() throws SQLException {
    Database database = TestDatabase.fresh();
    OperatorHoldStore store =
        new OperatorHoldStore(database, DatabaseClock.SYSTEM, TestKeys.KEYS.rows(), "kftc");
    try (OperatorHolds holds = new OperatorHolds(store, nanos::get)) {
      assertEquals(Optional.empty(), holds.on(BANK));
      change(database, "alter table bank_stop rename to away");
      nanos.addAndGet(OperatorHolds.LIFE.toNanos());
      // A reading may have begun before the table went: then it is as fresh as this clock.
      nanos.addAndGet(OperatorHolds.LIFE.toNanos() + 1);
      Storm.until("held back", () -> holds.on(BANK).equals(Optional.of(HeldBack.EMERGENCY_STOP)));
      assertThrows(SQLException.class, () -> new OperatorHolds(store));
      change(database, "alter table away rename to bank_stop");
      Storm.until("read again", () -> holds.on(BANK).isEmpty());
    }
  }

  private static void change(Database database, String sql) throws SQLException {
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
