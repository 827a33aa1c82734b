package io.ilwon;

import io.ilwon.calls.CallStore;
import io.ilwon.calls.CallTally;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.DueTask;
import io.ilwon.project.Gate;
import io.ilwon.project.KeyUseStore;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Tells the database every ten seconds which calls failed here and which keys were shown: two
 * statements, however many calls there were. What was counted since is lost with the process.
 */
final class CallLogging implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** Of looks: once an hour what is old is forgotten. */
  private static final int FORGETTING = 360;

  private final CallTally tally = new CallTally();
  private final CallStore calls;
  private final KeyUseStore uses;
  private final Gate gate;
  private final DueTask task;
  private int looks;

  CallLogging(Database database, DatabaseClock clock, Gate gate) {
    this.calls = new CallStore(database, clock);
    this.uses = new KeyUseStore(database);
    this.gate = gate;
    this.task = new DueTask("failed calls", PAUSE, this::look);
  }

  /** Where the doors count. */
  CallTally tally() {
    return tally;
  }

  private synchronized boolean look() throws SQLException {
    uses.tell(gate.takeUses());
    calls.tell(tally);
    if (looks++ % FORGETTING == 0) {
      calls.forget();
    }
    return false;
  }

  /** Tells the last ones. */
  @Override
  public void close() throws SQLException {
    task.close();
    look();
  }
}
