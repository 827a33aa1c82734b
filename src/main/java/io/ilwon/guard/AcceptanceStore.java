package io.ilwon.guard;

import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements behind {@link Acceptance}. */
final class AcceptanceStore {
  private static final RoundTrip SHOW =
      RoundTrip.of(
          """
          select n.system_now, n.timeline_now, c.system_id, c.timeline, c.held_since, c.gap_from,
            c.held_why, c.statement,
            (select count(*) from transfer where outcome_at is null) as open,
            (select count(*) from held_transfer h join transfer t on t.id = h.transfer
              where c.held_since is not null and t.outcome_at is null
                and t.inquiries <= h.inquiries) as to_inquire,
            (select max(beat_at) from node) as heartbeat
          from
          """
              + GuardStore.NOW
              + " as n left join cluster c on true");

  /** The gap of a hold, and what the newest run left of it that covers it and began in the hold. */
  private static final RoundTrip GAP =
      RoundTrip.of(
          """
          select c.gap_from, c.held_since, r.for_a_person,
            coalesce(n.system_now = c.held_system and n.timeline_now = c.held_timeline, false)
              as same_server
          from
          """
              + GuardStore.NOW
              + """
               as n cross join cluster c
              left join lateral (
                select for_a_person from reconciliation
                where begun_at > c.held_since and given
                  and covers_from <= c.gap_from and covers_to >= c.held_since
                order by begun_at desc limit 1) r on true
              where c.held_since is not null\
              """);

  private static final RoundTrip END = RoundTrip.of(GuardStore.END);

  private final RoundTrip state;

  AcceptanceStore(DatabaseClock clock) {
    this.state =
        RoundTrip.of(
            """
            update cluster c set statement = ?, stated_at = %s, system_id = n.system_now,
              timeline = n.timeline_now
            from
            """
                    .formatted(clock.sql())
                + GuardStore.NOW
                + " as n where c.held_since is not null returning c.stated_at");
  }

  Acceptance.State show(Connection connection) throws SQLException {
    try (Call call = SHOW.on(connection)) {
      return call.send().rows(AcceptanceStore::read).getFirst();
    }
  }

  /** Part of a transaction: what there is to reconcile; empty when nothing is held. */
  static Optional<Gap> gap(Connection connection) throws SQLException {
    try (Call call = GAP.on(connection)) {
      return call.send().rows(AcceptanceStore::gap).stream().findFirst();
    }
  }

  /** Part of a transaction: when it was stated; empty when nothing is held. */
  Optional<Instant> state(Connection connection, Statement statement) throws SQLException {
    try (Call call = state.on(connection)) {
      return call
          .text(statement.word())
          .send()
          .rows(row -> row.getObject(1, OffsetDateTime.class).toInstant())
          .stream()
          .findFirst();
    }
  }

  /** Part of a transaction: ends the hold unless something is still to be inquired about. */
  void end(Connection connection) throws SQLException {
    try (Call call = END.on(connection)) {
      call.send();
    }
  }

  private static Gap gap(ResultSet row) throws SQLException {
    long left = row.getLong("for_a_person");
    boolean covered = !row.wasNull();
    return new Gap(
        instant(row, "gap_from"),
        row.getObject("held_since", OffsetDateTime.class).toInstant(),
        covered ? left : null,
        row.getBoolean("same_server"));
  }

  private static Acceptance.State read(ResultSet row) throws SQLException {
    String system = row.getString("system_id");
    String why = row.getString("held_why");
    String statement = row.getString("statement");
    return new Acceptance.State(
        new Identity(row.getString("system_now"), row.getString("timeline_now")),
        system == null ? null : new Identity(system, row.getString("timeline")),
        instant(row, "held_since"),
        instant(row, "gap_from"),
        why == null ? null : Suspicion.of(why),
        row.getLong("open"),
        row.getLong("to_inquire"),
        statement == null ? null : Statement.of(statement),
        instant(row, "heartbeat"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime read = row.getObject(column, OffsetDateTime.class);
    return read == null ? null : read.toInstant();
  }
}
