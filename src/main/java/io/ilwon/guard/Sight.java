package io.ilwon.guard;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a database shows.
 *
 * @param now the server that answers
 * @param row what the database itself says, or null when it has never said anything
 * @param beat the heartbeats it holds of the node that looks, or null when it knows no such node
 */
record Sight(Identity now, @Nullable Row row, @Nullable Long beat) {

  /**
   * The row of the table {@code cluster}.
   *
   * @param accepted the server that may send
   * @param held null while sends may go
   */
  record Row(Identity accepted, long generation, @Nullable Held held) {}

  /**
   * A hold.
   *
   * @param stated whether operators have answered for the gap
   * @param on the server it is about, or null where an older version began it
   */
  record Held(Instant since, Suspicion why, boolean stated, @Nullable Identity on) {}
}
