package io.ilwon.webhook;

import io.ilwon.due.DueTask;
import java.sql.SQLException;
import java.time.Duration;

/** Forgets what is over, batch by batch, on every node. */
final class Forgetting implements AutoCloseable {
  /** Days from an event on; what is still to be delivered stays. */
  static final int DAYS = 30;

  private static final int AT_ONCE = 2_000;
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final ForgetStore store;
  private final DueTask task;

  Forgetting(ForgetStore store) {
    this.store = store;
    this.task = new DueTask("webhook retention", PAUSE, this::batch);
  }

  /** One batch of each; true when more may be waiting. */
  boolean batch() throws SQLException {
    int answers = store.answersOfDeleted(AT_ONCE);
    int removed = store.removed(AT_ONCE);
    int over = store.over(DAYS, AT_ONCE);
    return answers == AT_ONCE || removed == AT_ONCE || over == AT_ONCE;
  }

  @Override
  public void close() {
    task.close();
  }
}
