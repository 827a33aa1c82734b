package io.ilwon.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Several statements sent to the database and answered in one go over the network.
 *
 * <p>Made once, as a constant; each use binds its own values. Parameters are {@code ?}, counted
 * through all statements in order. The last statement may be {@code commit}: when an earlier one
 * fails the server skips the rest, {@code commit} included, and nothing is stored. A condition that
 * must undo everything is written as a division, e.g. {@code with changed as (update … returning 1)
 * select 1 / (count(*) = ?)::int from changed}, which fails with SQLSTATE 22012.
 *
 * <p>One go needs that every parameter's type is sent along: an untyped one makes the driver ask
 * the server for the statement's description, and from then on it waits for each answer of a
 * statement returning text before it sends the next. The setters of {@link Call} all send types.
 */
public final class RoundTrip {

  private final String sql;
  private final boolean oneRow;

  private RoundTrip(String sql, boolean oneRow) {
    this.sql = sql;
    this.oneRow = oneRow;
  }

  /**
   * Joins statements, each written without a semicolon at its end.
   *
   * @throws IllegalArgumentException without a statement, or if one ends with a semicolon
   */
  public static RoundTrip of(String... statements) {
    if (statements.length == 0) {
      throw new IllegalArgumentException("a round trip needs a statement");
    }
    for (String statement : statements) {
      if (statement.isBlank() || statement.stripTrailing().endsWith(";")) {
        throw new IllegalArgumentException("a statement is empty or ends with a semicolon");
      }
    }
    return new RoundTrip(String.join(";\n", statements), false);
  }

  /** The same statements where each list that is bound has one value, or none. */
  static RoundTrip ofOneRow(String... statements) {
    String[] each = Arrays.stream(statements).map(OneRow::of).toArray(String[]::new);
    return new RoundTrip(of(each).sql, true);
  }

  /** Begins a call; nothing is sent before {@link Call#send()}. */
  public Call on(Connection connection) throws SQLException {
    return new Call(connection, connection.prepareStatement(sql), oneRow);
  }

  /**
   * Whether this error proves that nothing of its transaction was stored, even if {@code commit}
   * had been sent: the server itself said that a statement failed and its session lives. False for
   * silence, lost connections and sessions ended by the server: then only a look at the tables
   * tells.
   */
  public static boolean nothingStored(SQLException e) {
    if (!(e instanceof PSQLException p)) {
      return false;
    }
    ServerErrorMessage server = p.getServerErrorMessage();
    return server != null && "ERROR".equals(server.getSeverity());
  }

  /**
   * Whether a row could not be made because another transaction has made it first: whoever reads
   * again finds it. Told by the primary key's name, as PostgreSQL gives it.
   */
  public static boolean madeByAnother(SQLException e) {
    if (!(e instanceof PSQLException p) || !"23505".equals(e.getSQLState())) {
      return false;
    }
    ServerErrorMessage server = p.getServerErrorMessage();
    String constraint = server == null ? null : server.getConstraint();
    return constraint != null && constraint.endsWith("_pkey");
  }
}
