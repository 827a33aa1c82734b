package io.ilwon.guard;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a starting node finds.
 *
 * @param sight its beat is the vouching node's: the one the witness is of, else the former start
 * @param witness what the data folder has seen committed, or null
 * @param former whether the data folder names a former start, and whether the database knows it
 * @param copied whether the folder that holds the embedded database is not the one it was
 * @param empty whether the database knows neither nodes nor transfers
 * @param now the database's clock
 * @param newest the last sign of life of any node, its end included, or null
 * @param alive the last sign of life of those that never ended, but for the vouching one, or null
 * @param vouched the last sign of life of the vouching node, or null
 */
record Start(
    Sight sight,
    @Nullable Known witness,
    Former former,
    boolean copied,
    boolean empty,
    Instant now,
    @Nullable Instant newest,
    @Nullable Instant alive,
    @Nullable Instant vouched,
    Duration lease) {

  /** The start before on the same data folder. */
  enum Former {
    NONE,
    RECORDED,
    /** The folder names it, the database knows nothing of it. */
    FORGOTTEN
  }
}
