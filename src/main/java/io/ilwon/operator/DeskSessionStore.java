package io.ilwon.operator;

import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Who is signed in where. Sessions end after 15 idle minutes and after 12 hours in any case. */
final class DeskSessionStore {
  static final java.time.Duration LONGEST = java.time.Duration.ofHours(12);
  private final OperatorStore operators;
  private final RoundTrip begin;
  private final RoundTrip find;
  private final RoundTrip seen;
  private final RoundTrip sweep;
  private static final RoundTrip END =
      RoundTrip.of("delete from operator_session where token_hash = ?");
  private static final RoundTrip END_OTHERS =
      RoundTrip.of("delete from operator_session where operator = ? and token_hash <> ?");

  DeskSessionStore(OperatorStore operators, DatabaseClock clock) {
    this.operators = operators;
    this.begin =
        RoundTrip.of(
            """
            insert into operator_session (token_hash, operator, address, created_at, last_seen_at,
              ends_at, seal) select ?, ?, ?, q.at, q.at, ?, ? from (select ?::timestamptz as at) q\
            """);
    this.find =
        RoundTrip.of(
            """
            select o.*, s.address, s.token_hash, s.created_at as begun_at, s.ends_at,
              s.seal as session_seal, q.now
            from operator_session s join operator o on o.id = s.operator
              cross join (select %s as now) q
            where s.token_hash = ? and s.ends_at > q.now and s.created_at <= q.now
              and s.last_seen_at > q.now - interval '15 minutes' and o.disabled_at is null\
            """
                .formatted(clock.sql()));
    this.seen =
        RoundTrip.of(
            """
            update operator_session s set last_seen_at = least(s.ends_at, q.now)
            from (select %s as now) q
            where s.token_hash = ? and s.last_seen_at < q.now - interval '20 seconds'\
            """
                .formatted(clock.sql()));
    this.sweep =
        RoundTrip.of(
            """
            delete from operator_session using (select %s as now) q
            where ends_at < q.now or last_seen_at < q.now - interval '15 minutes'\
            """
                .formatted(clock.sql()));
  }

  /** A fresh token for somebody who has just proven who they are. */
  Token begin(String operator, String address) throws SQLException {
    Token token = Token.fresh();
    byte[] hash = token.hash().bytes();
    return operators.database.inTransaction(connection -> {
      Instant now = operators.now(connection);
      Instant endsAt = now.plus(LONGEST);
      try (Call call = sweep.on(connection)) {
        call.send();
      }
      try (Call call = begin.on(connection)) {
        call.binary(hash)
            .text(operator)
            .text(address)
            .instant(endsAt)
            .binary(operators.seals.ofSession(hash, operator, endsAt))
            .instant(now)
            .send();
      }
      return token;
    });
  }

  /** The session of a cookie; looking it up keeps it alive. */
  Optional<Session> find(Token token) throws SQLException {
    byte[] hash = token.hash().bytes();
    return operators.database.with(connection -> {
      Optional<Session> found;
      try (Call call = find.on(connection)) {
        found = call.binary(hash).send().rows(this::read).stream().findFirst().flatMap(x -> x);
      }
      if (found.isPresent()) {
        try (Call call = seen.on(connection)) {
          call.binary(hash).send();
        }
      }
      return found;
    });
  }

  void end(Token token) throws SQLException {
    operators.database.with(connection -> {
      try (Call call = END.on(connection)) {
        return call.binary(token.hash().bytes()).send().count();
      }
    });
  }

  /** Every session of this operator but one; how many. */
  int endOthers(String operator, byte[] kept) throws SQLException {
    return operators.database.with(connection -> {
      try (Call call = END_OTHERS.on(connection)) {
        return call.text(operator).binary(kept).send().count();
      }
    });
  }

  private Optional<Session> read(ResultSet row) throws SQLException {
    Optional<Account> account = OperatorStore.genuine(row, operators.seals);
    Instant endsAt = instant(row, "ends_at");
    boolean ours =
        operators.seals.genuineSession(
            row.getBytes("token_hash"), row.getString("id"), endsAt, row.getBytes("session_seal"));
    if (account.isEmpty() || !ours) {
      return Optional.empty();
    }
    return Optional.of(
        new Session(
            account.get().operator(),
            row.getString("address"),
            instant(row, "begun_at"),
            endsAt,
            instant(row, "now")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
