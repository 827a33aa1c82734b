package io.ilwon.guard;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.NodeId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row that says whether this database may send, and the nodes' heartbeats. */
final class GuardStore {
  /**
   * The timeline of the log being written: {@code pg_control_checkpoint()} keeps showing the former
   * one after a promotion, until the next checkpoint. Fails on a standby.
   */
  static final String NOW =
      """
      (select system_identifier::text as system_now,
         left(pg_walfile_name(pg_current_wal_lsn()), 8) as timeline_now
       from pg_control_system())\
      """;

  /** Parameter: the node. */
  private static final String SIGHT =
      """
      select n.system_now, n.timeline_now, c.system_id, c.timeline, c.generation, c.held_since,
        c.held_why, c.statement, c.held_system, c.held_timeline,
        (select b.beat from node b where b.id = ?) as beat
      from
      """
          + NOW
          + " as n left join cluster c on true";

  private static final RoundTrip LOOK = RoundTrip.of(SIGHT);

  private static final RoundTrip LOCK = RoundTrip.of("select generation from cluster for update");

  /** Ends a hold when two people have answered for this very server and nothing is left to ask. */
  static final String END =
      """
      update cluster c set held_since = null, held_why = null, held_system = null,
        held_timeline = null, gap_from = null, generation = generation + 1
      from
      """
          + NOW
          + """
           as n
          where c.held_since is not null and c.statement is not null
            and c.system_id = n.system_now and c.timeline = n.timeline_now
            and not exists (
              select 1 from held_transfer h join transfer t on t.id = h.transfer
              where t.outcome_at is null and t.inquiries <= h.inquiries)\
          """;

  private static final RoundTrip ENDED = RoundTrip.of(END);

  private final Database database;
  private final RoundTrip beat;
  private final RoundTrip hold;
  private final RoundTrip recorded;
  private final RoundTrip ended;

  GuardStore(Database database, DatabaseClock clock) {
    this.database = database;
    this.beat =
        RoundTrip.of(
            """
            update node set beat = beat + 1, beat_at = %s where id = ? and beat = ?\
            """
                .formatted(clock.sql()));
    this.hold =
        RoundTrip.of(
            """
            insert into cluster (system_id, timeline, generation, held_why, held_system,
              held_timeline, held_since, gap_from)
            select ?, ?, ?, ?, ?, ?, h.at, case when h.alive > h.at then h.at else h.alive end
            from (select %s as at, (select max(greatest(beat_at, started_at)) from node) as alive) h
            on conflict (only_row) do update set held_since = excluded.held_since,
              held_why = excluded.held_why, held_system = excluded.held_system,
              held_timeline = excluded.held_timeline, statement = null, stated_at = null,
              generation = greatest(cluster.generation, excluded.generation),
              gap_from = case when cluster.held_since is null then excluded.gap_from
                else cluster.gap_from end\
            """
                .formatted(clock.sql()),
            "delete from held_transfer",
            """
            insert into held_transfer (transfer, inquiries)
            select id, inquiries from transfer where outcome_at is null\
            """,
            """
            with open as (
              select id from transfer where outcome_at is null and state = 'unknown'
              order by id for update)
            update transfer t set next_inquiry_at = %s from open where t.id = open.id\
            """
                .formatted(clock.sql()));
    this.recorded =
        RoundTrip.of(
            """
            insert into node (id, former_node, boot_id, started_at)
            values (?, null, 'forgotten', %s) on conflict do nothing\
            """
                .formatted(clock.sql()));
    this.ended =
        RoundTrip.of(
            "update node set ended_at = %s where id = ? and ended_at is null"
                .formatted(clock.sql()));
  }

  /** Looks, on a connection that was just made. */
  static Sight look(Connection connection, NodeId node) throws SQLException {
    try (Call call = LOOK.on(connection)) {
      return call.uuid(node.uuid()).send().rows(GuardStore::sight).getFirst();
    }
  }

  /** Looks, and counts a heartbeat if the database deserves it; the beat seen is the one before. */
  Sight beat(NodeId node, Known known) throws SQLException {
    return database.inTransaction(connection -> {
      Sight sight = look(connection, node);
      @Nullable Long before = sight.beat();
      if (before != null && GuardRules.beats(known, sight)) {
        try (Call call = beat.on(connection)) {
          call.uuid(node.uuid()).number(before).send();
        }
      }
      return sight;
    });
  }

  /**
   * Writes down that the database is held, unless operators have accepted it since. Every transfer
   * that is open then is due for an inquiry at once.
   *
   * @param tripped what the node itself had found; what is found under the lock goes before it
   */
  Sight hold(NodeId node, Known known, Suspicion tripped) throws SQLException {
    return database.inTransaction(connection -> {
      lock(connection);
      Sight sight = look(connection, node);
      switch (GuardRules.deed(known, sight)) {
        case NOTHING, JOIN -> {}
        case HOLD -> {
          Optional<Suspicion> found = GuardRules.look(known, sight);
          hold(connection, sight, known.generation(), found.orElse(tripped));
        }
      }
      try (Call call = recorded.on(connection)) {
        call.uuid(node.uuid()).send();
      }
      return look(connection, node);
    });
  }

  /** Part of a transaction: begins a hold, or begins it anew: then its gap begins where it did. */
  void hold(Connection connection, Sight sight, long generation, Suspicion why)
      throws SQLException {
    Sight.@Nullable Row row = sight.row();
    Identity accepted = row == null ? sight.now() : row.accepted();
    try (Call call = hold.on(connection)) {
      call.text(accepted.system())
          .text(accepted.timeline())
          .number(generation)
          .text(why.word())
          .text(sight.now().system())
          .text(sight.now().timeline())
          .send();
    }
  }

  static void lock(Connection connection) throws SQLException {
    try (Call call = LOCK.on(connection)) {
      call.send();
    }
  }

  /** Records a clean end. */
  void ended(NodeId node) throws SQLException {
    database.with(connection -> {
      try (Call call = ended.on(connection)) {
        return call.uuid(node.uuid()).send();
      }
    });
  }

  /** Ends the hold if nothing keeps it; true when it ended. */
  boolean end() throws SQLException {
    return database.with(connection -> {
      try (Call call = ENDED.on(connection)) {
        return call.send().count() == 1;
      }
    });
  }

  static Sight sight(ResultSet row) throws SQLException {
    Identity now = new Identity(row.getString("system_now"), row.getString("timeline_now"));
    long beat = row.getLong("beat");
    @Nullable Long known = row.wasNull() ? null : beat;
    String system = row.getString("system_id");
    if (system == null) {
      return new Sight(now, null, known);
    }
    Sight.@Nullable Held held = row.getString("held_why") == null ? null : held(row);
    return new Sight(
        now,
        new Sight.Row(
            new Identity(system, row.getString("timeline")), row.getLong("generation"), held),
        known);
  }

  private static Sight.Held held(ResultSet row) throws SQLException {
    String on = row.getString("held_system");
    return new Sight.Held(
        instant(row, "held_since"),
        Suspicion.of(row.getString("held_why")),
        row.getString("statement") != null,
        on == null ? null : new Identity(on, row.getString("held_timeline")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
