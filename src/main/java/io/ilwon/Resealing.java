package io.ilwon;

import io.ilwon.crypto.KeyWrap;
import io.ilwon.crypto.Opaque;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Walks over everything the key set has wrapped or sealed and puts it under the key in use. What is
 * there already is left alone, so a walk that was cut off is simply begun again.
 */
final class Resealing {
  private static final long TELLING_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int TRIES = 20;

  /** Lock not available, serialization failure, deadlock. */
  private static final Set<String> PASSING = Set.of("55P03", "40001", "40P01");

  private final ResealStore store;
  private final KeyWrap keys;
  private final Consumer<String> progress;
  private long toldNanos = System.nanoTime() - TELLING_NANOS;
  private long dataKeys;
  private long values;

  Resealing(Database database, KeyWrap keys, Consumer<String> progress) {
    this.store = new ResealStore(database);
    this.keys = keys;
    this.progress = progress;
  }

  /** Data keys wrapped again so far. */
  long dataKeys() {
    return dataKeys;
  }

  /** Values sealed again so far. */
  long values() {
    return values;
  }

  /** One walk over all; how many values were not under the key in use. */
  long walk() throws SQLException {
    long found = walk(ResealStore.DATA_KEYS);
    for (ResealStore.Column column : ResealStore.VALUES) {
      if (store.isThere(column)) {
        found += walk(column);
      }
    }
    return found;
  }

  private long walk(ResealStore.Column column) throws SQLException {
    long found = 0;
    String last = "";
    for (List<ResealStore.Value> page = store.page(column, last);
        !page.isEmpty();
        page = store.page(column, last)) {
      last = page.getLast().key();
      List<ResealStore.Fresh> old = new ArrayList<>();
      for (ResealStore.Value value : page) {
        if (!keys.isCurrent(value.sealed())) {
          old.add(new ResealStore.Fresh(value, again(value)));
        }
      }
      if (!old.isEmpty()) {
        found += old.size();
        count(column, replace(column, old));
      }
    }
    return found;
  }

  private Opaque again(ResealStore.Value value) {
    try {
      return keys.again(value.sealed(), value.place());
    } catch (SealBroken e) {
      throw new CommandRefused(
          e.getMessage() + ": it was changed by hand, or belongs to another key set; look at it");
    }
  }

  private int replace(ResealStore.Column column, List<ResealStore.Fresh> old) throws SQLException {
    for (int tried = 1; ; tried++) {
      try {
        return store.replace(column, old);
      } catch (SQLException e) {
        if (tried == TRIES || !PASSING.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
        FoundServer.waitALittle();
      }
    }
  }

  private void count(ResealStore.Column column, int replaced) {
    if (column == ResealStore.DATA_KEYS) {
      dataKeys += replaced;
    } else {
      values += replaced;
    }
    if (System.nanoTime() - toldNanos >= TELLING_NANOS) {
      toldNanos = System.nanoTime();
      progress.accept(dataKeys + " data keys wrapped again, " + values + " values sealed again");
    }
  }
}
