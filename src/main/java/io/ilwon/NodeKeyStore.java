package io.ilwon;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.NodeId;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which keys each start of a server has read from its key set. */
final class NodeKeyStore {
  private static final RoundTrip TELL =
      RoundTrip.of("update node set newest_key = ?, key_in_use = ?, index_key = ? where id = ?");

  private final Database database;
  private final RoundTrip live;

  NodeKeyStore(Database database, DatabaseClock clock) {
    this.database = database;
    // A start that was killed says nothing more; two minutes are many heartbeats.
    this.live =
        RoundTrip.of(
            """
            select id, newest_key, key_in_use, index_key from node
            where ended_at is null and greatest(beat_at, started_at) > %s - interval '2 minutes'
            order by started_at, id\
            """
                .formatted(clock.sql()));
  }

  /** A start that lives; null where it has not said anything yet. */
  record Live(NodeId node, @Nullable Long newest, @Nullable Long inUse, @Nullable Long index) {}

  void tell(NodeId node, Keyset.Standing keys) throws SQLException {
    database.with(connection -> {
      try (Call call = TELL.on(connection)) {
        return call.number(keys.fields().newest())
            .number(keys.fields().inUse())
            .number(keys.index())
            .uuid(node.uuid())
            .send()
            .count();
      }
    });
  }

  List<Live> live() throws SQLException {
    return database.with(connection -> {
      try (Call call = live.on(connection)) {
        return call.send()
            .rows(row ->
                new Live(
                    new NodeId(row.getObject("id", UUID.class)),
                    row.getObject("newest_key", Long.class),
                    row.getObject("key_in_use", Long.class),
                    row.getObject("index_key", Long.class)));
      }
    });
  }
}
