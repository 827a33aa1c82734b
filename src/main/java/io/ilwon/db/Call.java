package io.ilwon.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One use of a {@link RoundTrip}: values in the order of their {@code ?}, then {@link #send()}.
 *
 * <p>Any value and any element may be null; its type is sent all the same. Not for two threads.
 */
public final class Call implements AutoCloseable {

  private final Connection connection;
  private final PreparedStatement statement;
  private final boolean oneRow;
  private int next = 1;

  /**
   * @param oneRow whether lists have one value at most, and are sent as that value or null
   */
  Call(Connection connection, PreparedStatement statement, boolean oneRow) {
    this.connection = connection;
    this.statement = statement;
    this.oneRow = oneRow;
  }

  /** A {@code text}. */
  public Call text(@Nullable String value) throws SQLException {
    if (value == null) {
      // What the driver says of a text that is there: another type would be prepared once more.
      return nothing("varchar");
    }
    statement.setString(next++, value);
    return this;
  }

  /** A {@code bytea}. */
  public Call binary(byte @Nullable [] value) throws SQLException {
    if (value == null) {
      return nothing("bytea");
    }
    statement.setBytes(next++, value);
    return this;
  }

  /** A {@code uuid}. */
  public Call uuid(@Nullable UUID value) throws SQLException {
    return value == null ? nothing("uuid") : object(value);
  }

  /** A {@code timestamptz}; PostgreSQL keeps microseconds and rounds the rest. */
  public Call instant(@Nullable Instant value) throws SQLException {
    return value == null ? nothing("timestamptz") : object(value.atOffset(ZoneOffset.UTC));
  }

  /** A {@code date}. */
  public Call date(@Nullable LocalDate value) throws SQLException {
    return value == null ? nothing("date") : object(value);
  }

  /** An {@code int4}. */
  public Call integer(@Nullable Integer value) throws SQLException {
    if (value == null) {
      return nothing("int4");
    }
    statement.setInt(next++, value);
    return this;
  }

  /** An {@code int8}. */
  public Call number(@Nullable Long value) throws SQLException {
    if (value == null) {
      return nothing("int8");
    }
    statement.setLong(next++, value);
    return this;
  }

  /** A {@code bool}. */
  public Call flag(@Nullable Boolean value) throws SQLException {
    if (value == null) {
      return nothing("bool");
    }
    statement.setBoolean(next++, value);
    return this;
  }

  /** A {@code text[]}. */
  public Call texts(List<? extends @Nullable String> values) throws SQLException {
    return oneRow ? text(only(values)) : array("text", values.toArray(new @Nullable String[0]));
  }

  /** A {@code bytea[]}. */
  public Call binaries(@Nullable List<? extends byte @Nullable []> values) throws SQLException {
    if (values == null) {
      return nothing(oneRow ? "bytea" : "bytea[]");
    }
    return oneRow ? binary(only(values)) : array("bytea", values.toArray(new byte @Nullable [0][]));
  }

  /** A {@code uuid[]}. */
  public Call uuids(List<? extends @Nullable UUID> values) throws SQLException {
    return oneRow ? uuid(only(values)) : array("uuid", values.toArray());
  }

  /** A {@code timestamptz[]}. */
  public Call instants(List<? extends @Nullable Instant> values) throws SQLException {
    return oneRow ? instant(only(values)) : array("timestamptz", values.toArray());
  }

  /** A {@code date[]}. */
  public Call dates(List<? extends @Nullable LocalDate> values) throws SQLException {
    return oneRow ? date(only(values)) : array("date", values.toArray());
  }

  /** An {@code int4[]}. */
  public Call integers(List<? extends @Nullable Integer> values) throws SQLException {
    return oneRow ? integer(only(values)) : array("int4", values.toArray(new @Nullable Integer[0]));
  }

  /** An {@code int8[]}. */
  public Call numbers(List<? extends @Nullable Long> values) throws SQLException {
    return oneRow ? number(only(values)) : array("int8", values.toArray(new @Nullable Long[0]));
  }

  /** A {@code bool[]}. */
  public Call flags(List<? extends @Nullable Boolean> values) throws SQLException {
    return oneRow ? flag(only(values)) : array("bool", values.toArray(new @Nullable Boolean[0]));
  }

  /**
   * Sends everything and waits for all the answers.
   *
   * @throws SQLException if a statement failed; see {@link RoundTrip#nothingStored}
   */
  public Results send() throws SQLException {
    return new Results(statement, statement.execute());
  }

  /** Gives the values free; the prepared statements stay with the connection. */
  @Override
  public void close() throws SQLException {
    statement.close();
  }

  /** The list's value, or null for an empty list. */
  private static <T extends @Nullable Object> @Nullable T only(List<T> values) {
    if (values.size() > 1) {
      throw new IllegalStateException(values.size() + " values for a statement of one row");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  private Call object(Object value) throws SQLException {
    statement.setObject(next++, value);
    return this;
  }

  /** The type's name is what makes the driver send a type with a null. */
  private Call nothing(String type) throws SQLException {
    statement.setNull(next++, Types.OTHER, type);
    return this;
  }

  private Call array(String type, @Nullable Object[] values) throws SQLException {
    statement.setArray(next++, connection.createArrayOf(type, values));
    return this;
  }
}
