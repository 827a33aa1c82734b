package io.ilwon.submission;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The twin refuses as PostgreSQL does: by SQLSTATE, from a session that lives on. */
final class RefusedWrite extends PSQLException {
  private static final long serialVersionUID = 1L;

  RefusedWrite(String state, String what) {
    super(new ServerErrorMessage("SERROR\0VERROR\0C" + state + "\0M" + what + "\0n" + what + "\0"));
  }

  static RefusedWrite duplicate(String index) {
    return new RefusedWrite("23505", index);
  }

  /** Another transaction holds a row longer than lock_timeout. */
  static RefusedWrite locked() {
    return new RefusedWrite("55P03", "lock timeout");
  }

  /** A schema's check. */
  static void check(boolean holds, String name) throws RefusedWrite {
    if (!holds) {
      throw new RefusedWrite("23514", name);
    }
  }

  /** The row that a statement's condition names. */
  static <T> T present(@Nullable T row) throws RefusedWrite {
    if (row == null) {
      throw new RefusedWrite("22012", "division by zero");
    }
    return row;
  }

  /** A statement's own condition, written as a division. */
  static void unless(boolean holds) throws RefusedWrite {
    if (!holds) {
      throw new RefusedWrite("22012", "division by zero");
    }
  }
}
