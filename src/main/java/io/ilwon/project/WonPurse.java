package io.ilwon.project;

import java.sql.SQLException;

/** The won of one scope and day that this node holds. */
final class WonPurse {
  /** Reserves a further portion under a limit; 0 when the limit is reached. */
  @FunctionalInterface
  interface Source {
    long reserve(long limit) throws SQLException;
  }

  private final Source source;
  private long held;
  private long limit;
  private boolean spent;

  WonPurse(Source source) {
    this.source = source;
  }

  /** One won. Whoever finds the purse empty fills it for all who wait behind. */
  synchronized boolean take(long newLimit) throws SQLException {
    if (newLimit < limit) {
      // Held under a limit that is no longer true; the database says what the new one leaves.
      held = 0;
    }
    if (newLimit != limit) {
      limit = newLimit;
      spent = false;
    }
    if (held == 0 && !spent) {
      held = source.reserve(limit);
      // Reserved won never fall, so a spent day stays spent until the limit rises.
      spent = held == 0;
    }
    if (held == 0) {
      return false;
    }
    held--;
    return true;
  }

  /** Returns a won taken under a limit; one of a limit that was lowered since counts as spent. */
  synchronized void giveBack(long takenUnder) {
    if (takenUnder <= limit) {
      held++;
    }
  }
}
