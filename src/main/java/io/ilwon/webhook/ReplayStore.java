package io.ilwon.webhook;

import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Puts deliveries up again, and test events for the first time. */
final class ReplayStore {
  private static final String AGAIN =
      """
      update webhook_delivery set state = 'pending', attempts = 0, due_at = %s, lease = null,
        node = null where endpoint = ? and \
      """;

  private static final RoundTrip TEST =
      RoundTrip.of(
          "insert into webhook_event (id, project, type, at) values (?, ?, 'webhook.test', ?)",
          """
          insert into webhook_delivery (endpoint, event, submission, sequence, type, due_at,
            created_at) values (?, ?, ?, 0, 'webhook.test', ?, ?)\
          """);

  private final RoundTrip one;
  private final RoundTrip since;

  ReplayStore(DatabaseClock clock) {
    one = RoundTrip.of(AGAIN.formatted(clock.sql()) + "event = ?");
    since =
        RoundTrip.of(
            AGAIN.formatted(clock.sql())
                + """
                event in (select event from webhook_delivery
                  where endpoint = ? and created_at >= ? order by created_at, event limit ?)\
                """);
  }

  int one(Connection connection, EndpointId endpoint, EventId event) throws SQLException {
    try (Call call = one.on(connection)) {
      return call.text(endpoint.text()).text(event.text()).send().count();
    }
  }

  int since(Connection connection, EndpointId endpoint, Instant from, int most)
      throws SQLException {
    try (Call call = since.on(connection)) {
      return call.text(endpoint.text())
          .text(endpoint.text())
          .instant(from)
          .integer(most)
          .send()
          .count();
    }
  }

  /** Told to the endpoint whatever its types are. */
  static void test(Connection connection, Endpoint endpoint, EventId event, Instant at)
      throws SQLException {
    try (Call call = TEST.on(connection)) {
      call.text(event.text())
          .text(endpoint.project())
          .instant(at)
          .text(endpoint.id().text())
          .text(event.text())
          .text(event.text())
          .instant(at)
          .instant(at)
          .send()
          .skip();
    }
  }
}
