package io.ilwon.submission;

import static io.ilwon.db.Columns.column;

import io.ilwon.audit.Line;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Database;
import io.ilwon.db.Script;
import io.ilwon.due.DueTask;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes rows that count nothing any more, and says so in the audit: else the tables would keep a
 * row an account for ever. Walks the primary key in 256 slices, by its first byte; keys are MACs,
 * so the slices are alike, and a table is walked about once a day. The place is only remembered
 * here. A start begins anywhere, so that a server started every morning does not forever walk the
 * same slices; nodes that walk at once leave each other's rows out.
 */
final class IdleRows implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IdleRows.class);
  private static final int SLICES = 256;
  private static final Duration PAUSE = Duration.ofDays(1).dividedBy(SLICES);
  private static final int KEY_BYTES = 32;

  private final Database database;
  private final Idle rows;
  private final String now;
  private final Trail trail;
  private final DueTask task;
  private int slice = ThreadLocalRandom.current().nextInt(SLICES);
  private Opaque after = first(slice);
  private int forgotten;

  IdleRows(Database database, Idle rows, String now, Trail trail) {
    this.database = database;
    this.rows = rows;
    this.now = now;
    this.trail = trail;
    this.task = new DueTask("idle rows of " + rows.table(), PAUSE, this::page);
  }

  /** One page; true when more of the slice may follow. For one thread at a time. */
  synchronized boolean page() throws SQLException {
    Idle.Page page = database.inTransaction(this::forget);
    forgotten += page.idle().size();
    if (page.last().isPresent()) {
      after = page.last().get();
      return true;
    }
    if (forgotten > 0) {
      LOG.info("{} rows of {} counted nothing any more and are forgotten", forgotten, rows.table());
    }
    forgotten = 0;
    slice = (slice + 1) % SLICES;
    after = first(slice);
    return false;
  }

  private Idle.Page forget(Connection connection) throws SQLException {
    Idle.Page page = rows.page(connection, after, end(slice));
    if (!page.idle().isEmpty()) {
      List<Instant> at = new ArrayList<>();
      new Script()
          .tell(rows.delete(), call -> call.binaries(column(page.idle(), Opaque::bytes)))
          .ask(
              now,
              call -> {},
              r -> at.addAll(r.rows(row -> row.getObject(1, OffsetDateTime.class).toInstant())))
          .run(connection);
      List<Line> lines = column(page.idle(), account -> Line.removed(rows.table(), account));
      trail.deeds(connection, List.of(), lines, at.getFirst());
    }
    return page;
  }

  /** Before the first key of a slice: shorter than any. */
  private static Opaque first(int slice) {
    return Opaque.of(new byte[] {(byte) slice});
  }

  /** Behind its last one: longer than any where no slice follows. */
  private static Opaque end(int slice) {
    if (slice + 1 < SLICES) {
      return first(slice + 1);
    }
    byte[] behind = new byte[KEY_BYTES + 1];
    java.util.Arrays.fill(behind, (byte) 0xff);
    return Opaque.of(behind);
  }

  @Override
  public void close() {
    task.close();
  }
}
