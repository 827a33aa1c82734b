package io.ilwon.operator;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Counts tries before they are looked at, so that many at once are counted too. */
final class TrialStore {
  private static final RoundTrip FORGET = RoundTrip.of("delete from operator_trial where key = ?");
  private static final RoundTrip BLOCK =
      RoundTrip.of(
          """
          update operator_trial set blocked_until = last_at + interval '1 millisecond' * ?::int8
          where key = ?\
          """);
  private static final RoundTrip UNTIL =
      RoundTrip.of("select blocked_until from operator_trial where key = ?");

  private final Database database;
  private final RoundTrip take;
  private final RoundTrip sweep;

  TrialStore(Database database, DatabaseClock clock) {
    this.database = database;
    // greatest: a clock that jumped back must not make it impossible.
    this.take =
        RoundTrip.of(
            """
            insert into operator_trial as t (key, failures, last_at)
            select ?, 1, q.now from (select %s as now) q
            on conflict (key) do update set failures = t.failures + 1, blocked_until = null,
              last_at = greatest(t.last_at, excluded.last_at)
            where t.blocked_until is null or t.blocked_until <= excluded.last_at
            returning failures\
            """
                .formatted(clock.sql()));
    this.sweep =
        RoundTrip.of(
            "delete from operator_trial where last_at < %s - interval '%d seconds'"
                .formatted(clock.sql(), Slowdown.FORGOTTEN.toSeconds()));
  }

  /** Counts one try under both; empty where it may go on, else until when nobody is let in. */
  Optional<Instant> take(String name, String address) throws SQLException {
    return database.inTransaction(connection -> {
      try (Call call = sweep.on(connection)) {
        call.send();
      }
      Optional<Instant> blocked = take(connection, key("name", name), Slowdown.NAME);
      return blocked.isPresent()
          ? blocked
          : take(connection, key("address", address), Slowdown.ADDRESS);
    });
  }

  private Optional<Instant> take(Connection connection, Opaque key, Slowdown slowdown)
      throws SQLException {
    int failures;
    try (Call call = take.on(connection)) {
      failures =
          call.binary(key.bytes()).send().rows(row -> row.getInt(1)).stream().findFirst().orElse(0);
    }
    if (failures == 0) {
      try (Call call = UNTIL.on(connection)) {
        return call
            .binary(key.bytes())
            .send()
            .rows(row -> row.getObject(1, OffsetDateTime.class).toInstant())
            .stream()
            .findFirst();
      }
    }
    Duration block = slowdown.after(failures);
    if (block.isPositive()) {
      try (Call call = BLOCK.on(connection)) {
        call.number(block.toMillis()).binary(key.bytes()).send();
      }
    }
    return Optional.empty();
  }

  /** Who has proven who they are has failed at nothing. */
  void forget(String name, String address) throws SQLException {
    forget(key("name", name));
    forget(key("address", address));
  }

  /** The name may be tried again at once. */
  void forget(String name) throws SQLException {
    forget(key("name", name));
  }

  private void forget(Opaque key) throws SQLException {
    database.with(connection -> {
      try (Call call = FORGET.on(connection)) {
        return call.binary(key.bytes()).send().count();
      }
    });
  }

  private static Opaque key(String kind, String text) {
    return Token.sha256(kind + " " + text);
  }
}
