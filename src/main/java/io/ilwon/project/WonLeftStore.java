package io.ilwon.project;

import io.ilwon.bank.BankDay;
import io.ilwon.db.Call;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of the day's won of all projects nodes have reserved: for whoever watches, not to decide.
 */
public final class WonLeftStore {
  private static final RoundTrip RESERVED =
      RoundTrip.of("select reserved from won_budget where scope = 'all' and day = ?");

  private static final RoundTrip OF_ALL =
      RoundTrip.of("select scope, reserved from won_budget where day = ?");

  private WonLeftStore() {}

  /** Won reserved on this day, by the project's id, and by {@code all}. */
  static Map<String, Long> allReserved(Connection connection, BankDay day) throws SQLException {
    Map<String, Long> reserved = new HashMap<>();
    try (Call call = OF_ALL.on(connection)) {
      call.date(day.date())
          .send()
          .rows(row -> reserved.put(row.getString("scope"), row.getLong("reserved")));
    }
    return reserved;
  }

  /** Won reserved on this day, those that a node still holds included. */
  public static long reserved(Connection connection, BankDay day) throws SQLException {
    try (Call call = RESERVED.on(connection)) {
      List<Long> rows = call.date(day.date()).send().rows(row -> row.getLong("reserved"));
      return rows.isEmpty() ? 0 : rows.getFirst();
    }
  }
}
