package io.ilwon.db;

/**
 * The SQL expression every stored instant comes from, so that all nodes share the database's clock.
 * Tests put a shifted one in its place.
 */
@FunctionalInterface
public interface DatabaseClock {

  /** The running time of the database, not the start of the transaction. */
  DatabaseClock SYSTEM = () -> "clock_timestamp()";

  /** An expression of type {@code timestamptz}, to be put into a statement as text. */
  String sql();
}
