package io.ilwon.group;

import io.ilwon.db.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** What a group's transaction stands on. */
interface Sessions {
  /** Something done on a connection that is lent for it. */
  @FunctionalInterface
  interface Task {
    void on(Connection connection) throws SQLException;
  }

  /** Lends a connection in autocommit mode. */
  void on(Task task) throws SQLException;

  /** Learns, for good, whether the group whose COMMIT went unanswered was stored. */
  boolean committed(UUID group) throws SQLException;

  /** The database, and the groups' own rows in it. */
  static Sessions of(Database database, GroupStore store) {
    return new Sessions() {
      @Override
      public void on(Task task) throws SQLException {
        database.with(connection -> {
          task.on(connection);
          return null;
        });
      }

      @Override
      public boolean committed(UUID group) throws SQLException {
        return store.committed(database, group);
      }
    };
  }
}
