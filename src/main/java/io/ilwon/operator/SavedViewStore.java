package io.ilwon.operator;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** The table {@code saved_view}. */
final class SavedViewStore {
  static final RoundTrip LIST =
      RoundTrip.of("select name, filters from saved_view where operator = ? order by name");

  /** Parameters: operator, operator. */
  static final RoundTrip HOLD =
      RoundTrip.of(
          "select id from operator where id = ? for update",
          "select count(*) from saved_view where operator = ?");

  static final RoundTrip DELETE =
      RoundTrip.of("delete from saved_view where operator = ? and name = ?");

  /** Parameters: operator, name, filters. */
  final RoundTrip insert;

  SavedViewStore(DatabaseClock clock) {
    insert =
        RoundTrip.of(
            """
            insert into saved_view (operator, name, filters, made_at) select ?, ?, ?, %s
            on conflict (operator, name) do nothing\
            """
                .formatted(clock.sql()));
  }
}
