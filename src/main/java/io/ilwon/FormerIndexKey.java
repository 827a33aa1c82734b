package io.ilwon;

import io.ilwon.crypto.KeyRotation;
import io.ilwon.db.DatabaseClock;
import io.ilwon.submission.Reindexing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * The index key before the present one, as long as something is found by it.
 *
 * @param left accounts whose rows still stand under it
 * @param until when those may be deleted; null when the move has not ended
 */
record FormerIndexKey(long id, long left, Optional<Instant> until) {
  /** Empty when the server's key set has none. */
  static Optional<FormerIndexKey> of(FoundServer server) throws SQLException {
    Optional<Long> id = server.keyset().blindIndex().formerKey();
    return id.isEmpty() ? Optional.empty() : Optional.of(standing(server, id.get()));
  }

  private static FormerIndexKey standing(FoundServer server, long id) throws SQLException {
    Reindexing work =
        new Reindexing(server.database(), DatabaseClock.SYSTEM, server.keyset(), _ -> {});
    return new FormerIndexKey(id, work.left(id), work.keptUntil(id));
  }

  /** Removes it from the file when nothing is found by it any more; whether it is gone now. */
  static boolean retired(FoundServer server, KeyRotation rotation) throws SQLException {
    Optional<FormerIndexKey> former = of(server);
    if (former.isEmpty() || former.get().until().isEmpty() || former.get().left() > 0) {
      return former.isEmpty();
    }
    rotation.retireIndex();
    server.keyset().reload();
    new Reindexing(server.database(), DatabaseClock.SYSTEM, server.keyset(), _ -> {}).end();
    return true;
  }

  String told() {
    return until
        .map(end ->
            left == 0
                ? "nothing is left under the former index key; key-set rotate, or rotate-index,"
                    + " removes it"
                : left
                    + " accounts are still under the former index key, until "
                    + end
                    + " at the latest")
        .orElse("the index key's rotation was cut off; run key-set rotate-index again");
  }
}
