package io.ilwon;

import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.KeysetUnusable;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.DueTask;
import io.ilwon.transfer.NodeId;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the key set's file while a server runs, and tells which of its keys this node knows. */
final class KeysetWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeysetWatch.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Keyset keyset;
  private final NodeKeyStore store;
  private final NodeId node;
  private final DueTask task;
  private Keyset.@Nullable Standing told;
  private @Nullable String problem;

  KeysetWatch(Keyset keyset, Database database, DatabaseClock clock, NodeId node) {
    this.keyset = keyset;
    this.store = new NodeKeyStore(database, clock);
    this.node = node;
    this.task = new DueTask("keys", PAUSE, this::look);
  }

  private boolean look() throws SQLException {
    try {
      if (keyset.reload()) {
        Keyset.Standing now = keyset.standing();
        LOG.info(
            "the key set changed: sealing under key {}, finding under index key {}",
            now.fields().inUse(),
            now.index());
      }
      problem = null;
    } catch (KeysetUnusable e) {
      String now = e.getMessage();
      if (now != null && !now.equals(problem)) {
        LOG.warn("{}; going on with the keys as they were", now);
        problem = now;
      }
    }
    Keyset.Standing now = keyset.standing();
    if (!now.equals(told)) {
      store.tell(node, now);
      told = now;
    }
    return false;
  }

  @Override
  public void close() {
    task.close();
  }
}
