package io.ilwon.submission;

import io.ilwon.audit.Trail;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.DueTask;
import io.ilwon.due.Together;
import io.ilwon.group.Group;
import io.ilwon.group.GroupStore;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Ends submissions whose time has run out, and forgets what groups no longer need. */
final class DueSubmissions implements AutoCloseable {
  private static final int AT_ONCE = 256;

  /** The contract gives a minute; a call in between applies the time-out by itself. */
  private static final Duration PAUSE = Duration.ofSeconds(20);

  private static final Duration TIDYING = Duration.ofMinutes(5);

  private final Database database;
  private final Group<Command, Told> group;
  private final SubmissionDueStore store;
  private final DueTask timeouts;
  private final DueTask tidying;
  private final Retention retention;
  private final FormerRows former;
  private final IdleRows idleDays;
  private final IdleRows idleGuesses;

  DueSubmissions(
      Database database,
      DatabaseClock clock,
      Keyset keys,
      Group<Command, Told> group,
      GroupStore groups) {
    this.database = database;
    this.group = group;
    this.store = new SubmissionDueStore(clock);
    this.timeouts = new DueTask("timeouts", PAUSE, this::endWhatRanOut);
    this.tidying =
        new DueTask(
            "tidying",
            TIDYING,
            () -> {
              groups.forgetOld(database);
              return false;
            });
    this.retention = new Retention(database, clock);
    this.former = new FormerRows(database, clock, keys);
    IdleStore idle = new IdleStore(clock);
    Seals seals = Seals.of(keys);
    Trail trail = new Trail(keys.audit());
    this.idleDays =
        new IdleRows(database, new IdleDays(idle, seals, keys.blindIndex()), idle.now, trail);
    this.idleGuesses = new IdleRows(database, new IdleGuesses(idle, seals), idle.now, trail);
  }

  private boolean endWhatRanOut() throws SQLException, InterruptedException {
    List<SubmissionDueStore.Seen> seen =
        database.with(connection -> {
          try (Call call = store.ranOut.on(connection)) {
            return call.integer(AT_ONCE).send().rows(SubmissionDueStore.Seen::read);
          }
        });
    List<SubmissionId> over =
        seen.stream()
            .filter(SubmissionDueStore.Seen::over)
            .map(SubmissionDueStore.Seen::id)
            .toList();
    Together.each(over, id -> Persistence.untilStored(group, new Command.LookAtTime(id)));
    return seen.size() == AT_ONCE;
  }

  @Override
  public void close() {
    timeouts.close();
    tidying.close();
    retention.close();
    former.close();
    idleDays.close();
    idleGuesses.close();
  }
}
