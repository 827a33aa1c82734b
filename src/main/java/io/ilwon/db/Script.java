package io.ilwon.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link RoundTrip} put together for one use from the statements this use needs. Equal lists of
 * statements share one round trip, so that the server's prepared statements are used again; there
 * must be few such lists.
 */
public final class Script {
  private static final Map<List<String>, RoundTrip> TRIPS = new ConcurrentHashMap<>();
  private static final Map<List<String>, RoundTrip> TRIPS_OF_ONE_ROW = new ConcurrentHashMap<>();

  private final boolean oneRow;
  private final List<String> statements = new ArrayList<>();
  private final List<Binder> binders = new ArrayList<>();
  private final List<Reader> readers = new ArrayList<>();

  /** For any number of rows a statement. */
  public Script() {
    this(false);
  }

  private Script(boolean oneRow) {
    this.oneRow = oneRow;
  }

  /**
   * The statements are written for sets of rows all the same.
   *
   * @param oneRow promises that no list is bound with more than one value; whoever is alone then
   *     pays for one row
   */
  public static Script of(boolean oneRow) {
    return new Script(oneRow);
  }

  /** Binds a statement's own parameters, in order. */
  @FunctionalInterface
  public interface Binder {
    /** Binds them. */
    void bind(Call call) throws SQLException;
  }

  /** Takes a statement's own answer. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Takes it: exactly one of {@link Results#rows}, {@link Results#count}, {@link Results#skip}.
     */
    void read(Results results) throws SQLException;
  }

  /** Adds a statement whose answer matters. */
  public Script ask(String statement, Binder binder, Reader reader) {
    statements.add(statement);
    binders.add(binder);
    readers.add(reader);
    return this;
  }

  /** Adds a statement that either works or fails the whole script. */
  public Script tell(String statement, Binder binder) {
    return ask(statement, binder, Results::skip);
  }

  /** True before the first statement was added. */
  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** Sends everything in one round trip and reads the answers. */
  public void run(Connection connection) throws SQLException {
    try (Call call = trip().on(connection)) {
      for (Binder binder : binders) {
        binder.bind(call);
      }
      Results results = call.send();
      for (Reader reader : readers) {
        reader.read(results);
      }
    }
  }

  private RoundTrip trip() {
    List<String> all = List.copyOf(statements);
    return oneRow
        ? TRIPS_OF_ONE_ROW.computeIfAbsent(all, s -> RoundTrip.ofOneRow(s.toArray(String[]::new)))
        : TRIPS.computeIfAbsent(all, s -> RoundTrip.of(s.toArray(String[]::new)));
  }
}
