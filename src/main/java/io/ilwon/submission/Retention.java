package io.ilwon.submission;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.DueTask;
import io.ilwon.project.OwnLimits;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets in time: a code's MAC a day after the code can no longer count, personal data when the
 * project's days are over, the ledger's rows after five years. Every node looks; a batch takes the
 * rows nobody holds, so a look that was cut off goes on where it was.
 */
final class Retention implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  /** Days from a submission's end, where its project sets none. */
  static final int USUAL_DAYS = OwnLimits.USUAL_RETENTION_DAYS;

  /** What the law asks books to be kept, counted from a submission's end. */
  private static final int LEDGER_YEARS = 5;

  /** No code lives longer; a day more for whoever has to look into a complaint. */
  private static final Duration CODE = Limits.CODE_AFTER_INTENT.plus(Duration.ofHours(24));

  private static final int AT_ONCE = 200;
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Database database;
  private final RetentionStore store;
  private final DueTask task;

  Retention(Database database, DatabaseClock clock) {
    this.database = database;
    this.store = new RetentionStore(clock);
    this.task = new DueTask("retention", PAUSE, this::batch);
  }

  /** One batch of each; true when more may be waiting. */
  boolean batch() throws SQLException {
    int codes =
        database.with(connection -> {
          try (Call call = store.codes.on(connection)) {
            return call.integer(Math.toIntExact(CODE.toSeconds())).integer(AT_ONCE).send().count();
          }
        });
    int erased =
        database.with(connection -> {
          try (Call call = store.erase.on(connection)) {
            return call.integer(USUAL_DAYS).integer(AT_ONCE).integer(AT_ONCE).send().count();
          }
        });
    int forgotten =
        database.with(connection -> {
          try (Call call = store.forget.on(connection)) {
            return call.integer(LEDGER_YEARS).integer(AT_ONCE).send().count();
          }
        });
    if (erased + forgotten > 0) {
      LOG.info("retention: {} submissions erased, {} removed", erased, forgotten);
    }
    return codes + erased + forgotten > 0;
  }

  @Override
  public void close() {
    task.close();
  }
}
