package io.ilwon.transfer;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Records each start of a server, and the start before it on the same data folder. */
public final class NodeStore {
  private final Database database;
  private final RoundTrip started;
  private final RoundTrip ended;

  public NodeStore(Database database, DatabaseClock clock) {
    this.database = database;
    this.started =
        RoundTrip.of(
            "update node set ended_at = %1$s where id = ? and ended_at is null"
                .formatted(clock.sql()),
            "insert into node (id, former_node, boot_id, started_at) values (?, ?, ?, %s)"
                .formatted(clock.sql()));
    this.ended =
        RoundTrip.of(
            "update node set ended_at = %s where id = ? and ended_at is null"
                .formatted(clock.sql()));
  }

  /**
   * Records a start.
   *
   * @param former the start before on the same data folder, which has certainly ended, or null
   * @param bootId the operating system's name for the time since it booted
   */
  public void started(NodeId node, @Nullable NodeId former, String bootId) throws SQLException {
    database.inTransaction(connection -> {
      try (Call call = started.on(connection)) {
        return call.uuid(former == null ? null : former.uuid())
            .uuid(node.uuid())
            .uuid(former == null ? null : former.uuid())
            .text(bootId)
            .send();
      }
    });
  }

  /** Records a clean end. */
  public void ended(NodeId node) throws SQLException {
    database.with(connection -> {
      try (Call call = ended.on(connection)) {
        return call.uuid(node.uuid()).send();
      }
    });
  }
}
