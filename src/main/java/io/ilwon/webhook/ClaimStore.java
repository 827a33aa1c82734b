package io.ilwon.webhook;

import static io.ilwon.db.Columns.column;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Takes what is due of {@code webhook_delivery}, each row for one node at a time. */
final class ClaimStore {
  /** Longer than a call lasts; then anybody may take it. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private final Database database;
  private final UUID node;
  private final RoundTrip claim;

  ClaimStore(Database database, DatabaseClock clock, UUID node) {
    this.database = database;
    this.node = node;
    // An event waits for the one before it until that was delivered or has failed twice.
    this.claim =
        RoundTrip.of(
            """
            with now as materialized (select %s as at),
            due as materialized (
              select d.endpoint, d.event
              from unnest(?, ?) as room (endpoint, places) cross join now
              cross join lateral (
                select q.endpoint, q.event from webhook_delivery q
                where q.endpoint = room.endpoint and q.state = 'pending' and q.due_at <= now.at
                  and not exists (select 1 from webhook_delivery e
                    where e.endpoint = q.endpoint and e.submission = q.submission
                      and e.state = 'pending' and e.sequence < q.sequence and e.attempts < 2)
                order by q.due_at limit room.places for update of q skip locked) d),
            taken as (
              update webhook_delivery t set due_at = now.at + make_interval(secs => ?), node = ?,
                lease = ?
              from due, now where t.endpoint = due.endpoint and t.event = due.event
              returning t.endpoint, t.event, t.attempts as failed)
            select taken.endpoint, taken.failed, v.*
            from taken join webhook_event v on v.id = taken.event order by v.at, v.sequence\
            """
                .formatted(clock.sql()));
  }

  /** Room at an endpoint. */
  record Room(EndpointId endpoint, int places) {}

  /** At most as many of each endpoint as there is room. */
  List<Taken> claim(List<Room> rooms) throws SQLException {
    UUID lease = UUID.randomUUID();
    long until = System.nanoTime() + LEASE.toNanos();
    return database.with(connection -> {
      try (Call call = claim.on(connection)) {
        return call.texts(column(rooms, r -> r.endpoint().text()))
            .integers(column(rooms, Room::places))
            .integer((int) LEASE.toSeconds())
            .uuid(node)
            .uuid(lease)
            .send()
            .rows(row -> read(row, lease, until));
      }
    });
  }

  private static Taken read(ResultSet row, UUID lease, long until) throws SQLException {
    return new Taken(
        new EndpointId(row.getString("endpoint")),
        EventStore.read(row),
        row.getInt("failed"),
        lease,
        until);
  }
}
