package io.ilwon.sandbox;

import io.ilwon.rail.sandbox.Switch;
import io.ilwon.rail.sandbox.SwitchStore;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** The phone's switch of that name, looked at once a second however many pages ask. */
final class Maintenance {
  private static final long LOOKED_AT_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final SwitchStore switches;
  private volatile Look look = new Look(false, System.nanoTime() - LOOKED_AT_NANOS);

  /** What was found when. */
  private record Look(boolean on, long at) {}

  Maintenance(SwitchStore switches) {
    this.switches = switches;
  }

  /** As it stood a second ago at most; as it was before while nobody can read it. */
  boolean isOn() {
    Look last = look;
    if (System.nanoTime() - last.at() >= LOOKED_AT_NANOS) {
      look = new Look(read(last.on()), System.nanoTime());
    }
    return look.on();
  }

  private boolean read(boolean before) {
    try {
      return switches.on().contains(Switch.MAINTENANCE);
    } catch (SQLException _) {
      return before;
    }
  }
}
