package io.ilwon.audit;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads the whole audit, row by row, and its heads. */
public final class AuditReadStore {
  private static final int AT_ONCE = 500;

  private static final String BLOCKS =
      "select chain, number, at, entries, mac from audit_block order by chain, number";

  private static final String ENTRIES =
      "select id, at, action, subject, detail, reason, operator, second from audit_entry";

  private static final String CHAINS = "select chain from audit_chain";

  private static final String HEADS =
      """
      select c.chain, b.number, b.mac from audit_chain c cross join lateral (
        select number, mac from audit_block b where b.chain = c.chain
        order by number desc limit 1) b
      order by c.begun_at, c.chain\
      """;

  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private final String now;

  public AuditReadStore(DatabaseClock clock) {
    this.now = "select " + clock.sql();
  }

  /** Everything read in {@code work} is of one moment, whatever servers write meanwhile. */
  public static <T> T atOneMoment(Database database, Database.Work<T> work) throws SQLException {
    return database.inTransaction(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(SNAPSHOT)) {
        statement.execute();
      }
      return work.on(connection);
    });
  }

  /** What is done with each row. */
  @FunctionalInterface
  interface Each<T> {
    void row(T row) throws SQLException;
  }

  private interface Reading<T> {
    T row(ResultSet row) throws SQLException;
  }

  /** A stored entry. */
  record Stored(Deed deed, Instant at) {}

  /** The heads of all chains now. */
  public Heads heads(Connection connection) throws SQLException {
    List<Head> heads = new ArrayList<>();
    List<Instant> at = new ArrayList<>();
    each(connection, now, row -> instant(row, 1), at::add);
    each(
        connection,
        HEADS,
        row -> new Head(uuid(row, 1), row.getLong(2), Opaque.of(row.getBytes(3))),
        heads::add);
    return new Heads(at.getFirst(), heads);
  }

  void blocks(Connection connection, Each<Block> each) throws SQLException {
    each(
        connection,
        BLOCKS,
        row ->
            new Block(
                uuid(row, 1),
                row.getLong(2),
                instant(row, 3),
                row.getString(4),
                Opaque.of(row.getBytes(5))),
        each);
  }

  void chains(Connection connection, Each<UUID> each) throws SQLException {
    each(connection, CHAINS, row -> uuid(row, 1), each);
  }

  void entries(Connection connection, Each<Stored> each) throws SQLException {
    each(
        connection,
        ENTRIES,
        row ->
            new Stored(
                new Deed(
                    uuid(row, 1),
                    new AuditEntry(
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8))),
                instant(row, 2)),
        each);
  }

  private static <T> void each(
      Connection connection, String query, Reading<T> reading, Each<T> each) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setFetchSize(AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          each.row(reading.row(rows));
        }
      }
    }
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
