package io.ilwon.transfer;

import io.ilwon.audit.By;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code project_stop}: the projects whose sends operators have stopped. */
public final class ProjectStopStore {
  private final StopStore store;

  public ProjectStopStore(Database database, DatabaseClock clock, Keyset keys) {
    this.store = new StopStore(StopStore.Kind.PROJECT, database, clock, keys);
  }

  /** Everything stopped now, rows that another hand has changed included. */
  public List<ProjectStop> list() throws SQLException {
    return store.list().stream().map(ProjectStopStore::stop).toList();
  }

  /** Stops its sends from now on; when; empty when they are stopped already. */
  public Optional<Instant> stop(String project, By by) throws SQLException {
    return store.stop(project, by, Optional.empty());
  }

  /** Ends the stop; when; empty when there is none. */
  public Optional<Instant> resume(String project, By by) throws SQLException {
    return store.resume(project, by);
  }

  static ProjectStop stop(HoldSeal.StopRow row) {
    return new ProjectStop(row.key(), row.at(), StopStore.by(row));
  }
}
