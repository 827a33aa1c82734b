package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rows of one table, a row an account, that may come to count nothing. */
interface Idle {
  /**
   * Nothing a row counts is younger. A wrong guess counts for thirty days (invariant I7), and a
   * clock may be two days ahead of what it shows afterwards; a day more, since days begin at
   * midnight.
   */
  int DAYS = 33;

  /** The same. */
  Duration AGE = Duration.ofDays(DAYS);

  /** The table's name, as the audit has it. */
  String table();

  /**
   * A page of the table between two keys.
   *
   * @param idle its rows that count nothing, under their locks; those another holds are left out
   * @param last where the page ends; empty when no key follows
   */
  record Page(List<Opaque> idle, Optional<Opaque> last) {}

  /** Reads a page and locks what is to be deleted of it, waiting for nobody. */
  Page page(Connection connection, Opaque after, Opaque before) throws SQLException;

  /** Deletes rows by their keys. */
  String delete();
}
