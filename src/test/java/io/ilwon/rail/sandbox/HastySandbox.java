package io.ilwon.rail.sandbox;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.ShiftedClock;

/** The sandbox bank, except that where it would keep a caller waiting it moves the clock. */
public final class HastySandbox {
  private HastySandbox() {}

  /** A rail over the sandbox's own books. */
  public static SandboxRail over(Database database, ShiftedClock clock, Keyset keys) {
    return new SandboxRail(database, clock, keys.sealer(), keys.blindIndex(), clock::forward);
  }
}
