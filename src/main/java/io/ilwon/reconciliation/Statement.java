package io.ilwon.reconciliation;

import io.ilwon.rail.StatementLine;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Where the bank's ledger is read from, line by line. */
public interface Statement {
  /** Takes one line of ours; {@code number} is counted from 1, a header included. */
  @FunctionalInterface
  interface Sink {
    /** Takes it. */
    void take(long number, StatementLine line) throws SQLException;
  }

  /**
   * What was read.
   *
   * @param lines under rail ids of ours
   * @param others lines that are no transfers of ours
   * @param sha256 of the file, in hexadecimal; absent where there is none
   */
  record Read(long lines, long others, Optional<String> sha256) {}

  /** Where the lines come from, at most 64 characters. */
  String name();

  /**
   * Reads everything.
   *
   * @throws StatementUnreadable when a line cannot be read; then nothing may be believed
   */
  Read read(Sink sink) throws IOException, SQLException;
}
