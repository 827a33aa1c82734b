package io.ilwon.webhook;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Counts deliveries by endpoint, through indexes alone. */
final class TallyStore {
  private final Database database;
  private final RoundTrip all;

  TallyStore(Database database, DatabaseClock clock) {
    this.database = database;
    this.all =
        RoundTrip.of(
            """
            select e.id, waiting.pending, day.delivered, day.given_up from webhook_endpoint e
            cross join lateral (select count(*) as pending from webhook_delivery d
              where d.endpoint = e.id and d.state = 'pending') waiting
            cross join lateral (select count(*) filter (where d.state = 'delivered') as delivered,
                count(*) filter (where d.state = 'given_up') as given_up
              from webhook_delivery d
              where d.endpoint = e.id and d.created_at > %s - interval '24 hours') day
            where e.state <> 'removed'\
            """
                .formatted(clock.sql()));
  }

  /** Of every endpoint that is not removed. */
  Map<EndpointId, Tally> all() throws SQLException {
    Map<EndpointId, Tally> tallies = new HashMap<>();
    database.with(connection -> {
      try (Call call = all.on(connection)) {
        return call.send()
            .rows(row ->
                tallies.put(
                    new EndpointId(row.getString("id")),
                    new Tally(
                        row.getLong("pending"),
                        row.getLong("delivered"),
                        row.getLong("given_up"))));
      }
    });
    return tallies;
  }
}
