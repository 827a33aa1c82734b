package io.ilwon.project;

import io.ilwon.bank.BankDay;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;

/** The table {@code won_budget}. */
final class WonBudgetStore {
  /**
   * An eighth of what is left, at least one and at most a hundred: far from the limit one statement
   * serves a hundred transfers, near it no node holds won that another one needs. The row is locked
   * by the conflict, so the condition and both sums see its latest version.
   */
  private static final RoundTrip RESERVE =
      RoundTrip.of(
          """
          insert into won_budget as b (scope, day, reserved, portion)
            select ?, ?, first.size, first.size
              from (select least(100, greatest(1, ? / 8)) as size) first
          on conflict (scope, day) do update set
            portion = least(100, greatest(1, (? - b.reserved) / 8)),
            reserved = b.reserved + least(100, greatest(1, (? - b.reserved) / 8))
            where b.reserved < ?
          returning portion\
          """);

  private final Database database;

  WonBudgetStore(Database database) {
    this.database = database;
  }

  /** How many won this node may now hand out more; 0 when the limit, at least 1, is reached. */
  long reserve(String scope, BankDay day, long limit) throws SQLException {
    return database.with(connection -> {
      try (Call call = RESERVE.on(connection)) {
        call.text(scope).date(day.date());
        call.number(limit).number(limit).number(limit).number(limit);
        var portions = call.send().rows(row -> row.getLong(1));
        return portions.isEmpty() ? 0L : portions.getFirst();
      }
    });
  }
}
