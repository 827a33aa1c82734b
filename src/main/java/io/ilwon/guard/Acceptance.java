package io.ilwon.guard;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.AuditStore;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators see of a hold, and how they end it. */
public final class Acceptance {
  private static final String ACTION = "database accept";

  private final Database database;
  private final AcceptanceStore store;

  public Acceptance(Database database, DatabaseClock clock) {
    this.database = database;
    this.store = new AcceptanceStore(clock);
  }

  /**
   * How a database stands.
   *
   * @param now the server that answers
   * @param accepted the server that may send, or null before the first start
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
      @Nullable Suspicion why,
      long open,
      long toInquire,
      @Nullable Statement statement,
      @Nullable Instant heartbeat) {}

  /** How the database stands now. */
  public State show() throws SQLException {
    return database.with(store::show);
  }

  /**
   * Stores what two people answer for, and accepts the server that answers now. The hold ends with
   * it, or when the last transfer that was open has been inquired about.
   *
   * @return how the database stands then; empty when it is not held, and nothing was changed
   * @throws IllegalArgumentException that names the field and the rule; nothing was changed
   */
  public Optional<State> accept(Statement statement, String reason, String operator, String second)
      throws SQLException {
    AuditEntry entry = new AuditEntry(ACTION, "all", statement.word(), reason, operator, second);
    return database.inTransaction(connection -> {
      GuardStore.lock(connection);
      Optional<Instant> stated = store.state(connection, statement);
      if (stated.isEmpty()) {
        return Optional.empty();
      }
      audit(connection, entry, stated.get());
      store.end(connection);
      return Optional.of(store.show(connection));
    });
  }

  private static void audit(Connection connection, AuditEntry entry, Instant at)
      throws SQLException {
    try (Call call = RoundTrip.of(AuditStore.INSERT).on(connection)) {
      AuditStore.bind(call, List.of(entry), at);
      call.send();
    }
  }
}
