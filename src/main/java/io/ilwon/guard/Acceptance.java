package io.ilwon.guard;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators see of a hold, and how they end it. */
public final class Acceptance {
  private static final String ACTION = "database accept";

  private final Database database;
  private final Trail trail;
  private final AcceptanceStore store;

  public Acceptance(Database database, DatabaseClock clock, Trail trail) {
    this.database = database;
    this.trail = trail;
    this.store = new AcceptanceStore(clock);
  }

  /**
   * How a database stands.
   *
   * @param now the server that answers
   * @param accepted the server that may send, or null before the first start
   * @param since when the hold began, or null
   * @param gapFrom the last sign of life before it, or null
   * @param why null while sends may go
   * @param open transfers whose outcome is not certain
   * @param toInquire of those that were open when the hold began, the ones not yet inquired about
   * @param statement what two people said, or null
   * @param heartbeat the newest of any node, or null
   */
  public record State(
      Identity now,
      @Nullable Identity accepted,
      @Nullable Instant since,
      @Nullable Instant gapFrom,
      @Nullable Suspicion why,
      long open,
      long toInquire,
      @Nullable Statement statement,
      @Nullable Instant heartbeat) {}

  /** How the database stands now. */
  public State show() throws SQLException {
    return database.with(store::show);
  }

  /** What came of an answer. */
  public sealed interface Answered {
    /** How the database stands then. */
    record Accepted(State state) implements Answered {}

    /** The database is not held; nothing was changed. */
    record NotHeld() implements Answered {}

    /** No reconciliation bears the people out; nothing was changed. */
    record NotReconciled(Gap gap) implements Answered {}
  }

  /**
   * Stores what two people answer for, and accepts the server that answers now. The hold ends with
   * it, or when the last transfer that was open has been inquired about. That the gap was
   * reconciled is not believed but looked up; that nothing was lost is.
   *
   * @throws IllegalArgumentException that names the field and the rule; nothing was changed
   */
  public Answered accept(Statement statement, String reason, String operator, String second)
      throws SQLException {
    AuditEntry entry = new AuditEntry(ACTION, "all", statement.word(), reason, operator, second);
    return database.inTransaction(connection -> {
      GuardStore.lock(connection);
      Optional<Gap> gap = AcceptanceStore.gap(connection);
      if (gap.isPresent() && !borneOut(statement, gap.get())) {
        return new Answered.NotReconciled(gap.get());
      }
      Optional<Instant> stated = store.state(connection, statement);
      if (stated.isEmpty()) {
        return new Answered.NotHeld();
      }
      trail.deeds(connection, List.of(entry), stated.get());
      store.end(connection);
      return new Answered.Accepted(store.show(connection));
    });
  }

  private static boolean borneOut(Statement statement, Gap gap) {
    return switch (statement) {
      case NOTHING_LOST -> true;
      case RECONCILED -> gap.closed();
    };
  }
}
