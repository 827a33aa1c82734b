package io.ilwon.guard;

import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.NodeId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a starting node asks of the database, and leaves in it; parts of one transaction. */
final class StartStore {
  private static final RoundTrip ACCEPT =
      RoundTrip.of(
          "insert into cluster (system_id, timeline) values (?, ?) on conflict do nothing");

  private final RoundTrip facts;
  private final RoundTrip started;

  StartStore(DatabaseClock clock) {
    this.facts =
        RoundTrip.of(
            """
            select %s as now,
              (select max(greatest(beat_at, started_at, ended_at)) from node) as newest,
              (select max(greatest(beat_at, started_at)) from node
                where ended_at is null and id <> ?) as alive,
              (select greatest(beat_at, started_at, ended_at) from node where id = ?) as vouched,
              (select place from node where id = ?) as place,
              exists (select 1 from node where id = ?) as former_known,
              not exists (select 1 from node) and not exists (select 1 from transfer) as empty\
            """
                .formatted(clock.sql()));
    this.started =
        RoundTrip.of(
            "update node set ended_at = %1$s where id = ? and ended_at is null"
                .formatted(clock.sql()),
            """
            insert into node (id, former_node, boot_id, started_at, beat_at, place)
            values (?, ?, ?, %1$s, %1$s, ?)\
            """
                .formatted(clock.sql()));
  }

  /** Everything the decision needs. */
  Start facts(
      Connection connection, Starting starting, Optional<Witness.Testimony> witness, Duration lease)
      throws SQLException {
    @Nullable NodeId former = starting.former();
    NodeId vouching =
        witness
            .map(Witness.Testimony::node)
            .orElse(former == null ? new NodeId(new UUID(0, 0)) : former);
    Sight sight = GuardStore.look(connection, vouching);
    @Nullable UUID formerId = former == null ? null : former.uuid();
    try (Call call = facts.on(connection)) {
      return call.uuid(vouching.uuid())
          .uuid(vouching.uuid())
          .uuid(formerId)
          .uuid(formerId)
          .send()
          .rows(row ->
              new Start(
                  sight,
                  witness.map(Witness.Testimony::known).orElse(null),
                  former(former, row.getBoolean("former_known")),
                  copied(row.getString("place"), starting.formerPlace()),
                  row.getBoolean("empty"),
                  row.getObject("now", OffsetDateTime.class).toInstant(),
                  instant(row, "newest"),
                  instant(row, "alive"),
                  instant(row, "vouched"),
                  lease))
          .getFirst();
    }
  }

  /** A database that never said which server it is on: this one. */
  static void accept(Connection connection, Identity now) throws SQLException {
    try (Call call = ACCEPT.on(connection)) {
      call.text(now.system()).text(now.timeline()).send();
    }
  }

  /** Records the start, and that the former one has ended. */
  void started(Connection connection, Starting starting) throws SQLException {
    @Nullable NodeId former = starting.former();
    @Nullable UUID formerId = former == null ? null : former.uuid();
    try (Call call = started.on(connection)) {
      call.uuid(formerId)
          .uuid(starting.node().uuid())
          .uuid(formerId)
          .text(starting.bootId())
          .text(starting.place())
          .send();
    }
  }

  private static Start.Former former(@Nullable NodeId former, boolean recorded) {
    if (former == null) {
      return Start.Former.NONE;
    }
    return recorded ? Start.Former.RECORDED : Start.Former.FORGOTTEN;
  }

  private static boolean copied(@Nullable String recorded, @Nullable String found) {
    return recorded != null && found != null && !recorded.equals(found);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime read = row.getObject(column, OffsetDateTime.class);
    return read == null ? null : read.toInstant();
  }
}
