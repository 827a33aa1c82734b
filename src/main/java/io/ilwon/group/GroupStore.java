package io.ilwon.group;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The group's own row: how a node whose COMMIT went unanswered learns whether it counted. */
public final class GroupStore {
  /** One parameter: the group's id. Part of the group's last round trip. */
  public final String mark;

  private final String abandon;
  private final String forget;

  public GroupStore(DatabaseClock clock) {
    mark = "insert into group_commit (id, at) values (?, " + clock.sql() + ")";
    abandon =
        "insert into group_commit (id, abandoned, at) values (?, true, "
            + clock.sql()
            + ") on conflict do nothing";
    forget = "delete from group_commit where at < " + clock.sql() + " - interval '1 hour'";
  }

  /**
   * Learns whether a group committed, and makes the answer final: if its row is not there, the row
   * written here keeps the lost transaction from ever committing (its own insert then conflicts; if
   * it is still under way, this one waits for it, bounded by lock_timeout).
   */
  boolean committed(Database database, UUID id) throws SQLException {
    return database.with(connection -> {
      try (PreparedStatement s = connection.prepareStatement(abandon)) {
        s.setObject(1, id);
        if (s.executeUpdate() == 1) {
          return false;
        }
      }
      try (PreparedStatement s =
          connection.prepareStatement("select abandoned from group_commit where id = ?")) {
        s.setObject(1, id);
        try (ResultSet row = s.executeQuery()) {
          return row.next() && !row.getBoolean(1);
        }
      }
    });
  }

  /** Forgets rows older than any transaction can be; returns how many. */
  public int forgetOld(Database database) throws SQLException {
    return database.with(connection -> {
      try (PreparedStatement s = connection.prepareStatement(forget)) {
        return s.executeUpdate();
      }
    });
  }
}
