package io.ilwon.webhook;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read of deliveries without a lock. */
final class DeliveryReadStore {
  private static final RoundTrip PAGE = RoundTrip.of(page("true"));
  private static final RoundTrip FAILED =
      RoundTrip.of(page("(state = 'given_up' or (state = 'pending' and attempts > 0))"));
  private static final RoundTrip PENDING = RoundTrip.of(page("state = 'pending'"));
  private static final RoundTrip ONE =
      RoundTrip.of("select * from webhook_delivery where endpoint = ? and event = ?");
  private static final RoundTrip OF_SUBMISSION =
      RoundTrip.of(
          """
          select d.* from webhook_delivery d join webhook_event v on v.id = d.event
          where d.submission = ? and v.project = ? order by d.sequence, d.endpoint limit 500\
          """);
  private static final RoundTrip ATTEMPTS =
      RoundTrip.of(
          """
          select * from webhook_attempt where endpoint = ? and event = ? order by at, id limit 200\
          """);

  private final Database database;
  private final AttemptSeal seal;
  private final RoundTrip pending;

  DeliveryReadStore(Database database, DatabaseClock clock, AttemptSeal seal) {
    this.database = database;
    this.seal = seal;
    this.pending =
        RoundTrip.of(
            """
            select count(*) as waiting,
              coalesce(extract(epoch from max(%s - d.created_at) filter (where d.attempts = 0
                or d.due_at < %s)), 0)::float8 as oldest
            from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint
            where d.state = 'pending' and e.state = 'active'\
            """
                .formatted(clock.sql(), clock.sql()));
  }

  private static String page(String which) {
    return """
    select d.* from webhook_delivery d
      cross join (select ?::timestamptz as at, ?::text as event) last
    where d.endpoint = ? and %s
      and (last.at is null or (d.created_at, d.event) < (last.at, last.event))
    order by d.created_at desc, d.event desc limit ?\
    """
        .formatted(which);
  }

  /** How many wait, and how long the oldest has. */
  record Waiting(long count, Duration oldest) {}

  Waiting waiting() throws SQLException {
    return database.with(connection -> {
      try (Call call = pending.on(connection)) {
        return call.send()
            .rows(row ->
                new Waiting(
                    row.getLong("waiting"),
                    Duration.ofMillis((long) (row.getDouble("oldest") * 1000))))
            .getFirst();
      }
    });
  }

  private static RoundTrip which(DeliveryFilter f) {
    return switch (f.which()) {
      case ALL -> PAGE;
      case FAILED -> FAILED;
      case PENDING -> PENDING;
    };
  }

  List<Delivery> page(DeliveryFilter f) throws SQLException {
    @Nullable EventId event = f.beforeEvent();
    return database.with(connection -> {
      try (Call call = which(f).on(connection)) {
        return call.instant(f.before())
            .text(event == null ? null : event.text())
            .text(f.endpoint().text())
            .integer(f.count())
            .send()
            .rows(DeliveryReadStore::delivery);
      }
    });
  }

  Optional<Delivery> one(EndpointId endpoint, EventId event) throws SQLException {
    return database.with(connection -> {
      try (Call call = ONE.on(connection)) {
        return call
            .text(endpoint.text())
            .text(event.text())
            .send()
            .rows(DeliveryReadStore::delivery)
            .stream()
            .findFirst();
      }
    });
  }

  List<Delivery> ofSubmission(String project, String submission) throws SQLException {
    return database.with(connection -> {
      try (Call call = OF_SUBMISSION.on(connection)) {
        return call.text(submission).text(project).send().rows(DeliveryReadStore::delivery);
      }
    });
  }

  List<Attempt> attempts(EndpointId endpoint, EventId event) throws SQLException {
    return database.with(connection -> {
      try (Call call = ATTEMPTS.on(connection)) {
        return call.text(endpoint.text()).text(event.text()).send().rows(this::attempt);
      }
    });
  }

  private Attempt attempt(ResultSet row) throws SQLException {
    byte @Nullable [] sealed = row.getBytes("answer");
    @Nullable String answer =
        sealed == null ? null : seal.answer(row.getString("project"), row.getString("id"), sealed);
    return new Attempt(
        at(row, "at"),
        row.getInt("duration_ms"),
        (Integer) row.getObject("status"),
        row.getString("reason"),
        answer);
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    String type = row.getString("type");
    return new Delivery(
        new EndpointId(row.getString("endpoint")),
        new EventId(row.getString("event")),
        type.equals(EventType.TEST.word()) ? null : row.getString("submission"),
        row.getLong("sequence"),
        type,
        Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        at(row, "due_at"),
        at(row, "created_at"),
        row.getObject("last_at") == null ? null : at(row, "last_at"),
        (Integer) row.getObject("last_status"),
        row.getString("last_reason"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
