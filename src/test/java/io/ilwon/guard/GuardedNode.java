package io.ilwon.guard;

import io.ilwon.audit.Trail;
import io.ilwon.bank.BankCode;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Migrations;
import io.ilwon.db.Storm;
import io.ilwon.transfer.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node as its guard sees it: a data folder, a pool, one start. */
final class GuardedNode implements AutoCloseable {
  static final Duration LEASE = Duration.ofSeconds(30);

  final NodeId id = new NodeId(UUID.randomUUID());
  final Database database;
  final Guard guard;
  private boolean killed;

  private GuardedNode(Path folder, DatabaseAddress address) throws SQLException {
    this.guard = new Guard(folder);
    this.database = Database.open(address, 3, guard);
  }

  /** What a start is given beside its folder. */
  record Places(@Nullable NodeId former, String own, @Nullable String found) {
    static final Places NONE = new Places(null, "1", null);

    static Places after(GuardedNode former) {
      return new Places(former.id, "1", null);
    }
  }

  static GuardedNode start(Path folder, DatabaseAddress address) throws Exception {
    return start(folder, address, DatabaseClock.SYSTEM, Places.NONE);
  }

  static GuardedNode start(Path folder, DatabaseAddress address, DatabaseClock clock, Places places)
      throws IOException, SQLException {
    Migrations.apply(address, "public", "db/migration");
    GuardedNode node = new GuardedNode(folder, address);
    node.guard.start(
        node.database,
        clock,
        LEASE,
        new Starting(node.id, places.former(), "boot", places.own(), places.found()));
    return node;
  }

  boolean sends() {
    return guard.on(new BankCode("004")).isEmpty();
  }

  String why() {
    return guard.held().map(Suspicion::word).orElse("-");
  }

  void awaitSends() {
    Storm.until("sends go", this::sends);
  }

  /** Held, and told to every node. A question that meets a session ended by the hold asks again. */
  void awaitHeld() {
    Storm.until("held", () -> !sends() && toldToEveryNode());
  }

  private boolean toldToEveryNode() {
    try {
      return number("select count(held_since) from cluster") == 1;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Heartbeats seen committed go on. */
  void awaitBeats(long atLeast) {
    Storm.until("heartbeats", () -> number("select max(beat) from node") >= atLeast);
  }

  Acceptance acceptance() {
    return new Acceptance(database, DatabaseClock.SYSTEM, new Trail(TestKeys.KEYS.audit()));
  }

  void accept() throws SQLException {
    accepted(Statement.NOTHING_LOST, "시험");
  }

  Acceptance.State accepted(Statement statement, String reason) throws SQLException {
    var answered = acceptance().accept(statement, reason, "홍길동", "김철수");
    if (answered instanceof Acceptance.Answered.Accepted(Acceptance.State state)) {
      return state;
    }
    throw new AssertionError(answered);
  }

  Gap notReconciled() throws SQLException {
    var answered = acceptance().accept(Statement.RECONCILED, "시험", "홍길동", "김철수");
    if (answered instanceof Acceptance.Answered.NotReconciled(Gap gap)) {
      return gap;
    }
    throw new AssertionError(answered);
  }

  long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  String text(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        return row.next() ? String.valueOf(row.getString(1)) : "nothing";
      }
    });
  }

  void run(String sql) throws SQLException {
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }

  /** A kill: no clean end is recorded. */
  void kill() {
    killed = true;
    guard.close();
    database.close();
  }

  @Override
  public void close() throws SQLException {
    if (!killed) {
      guard.close();
      guard.ended();
      database.close();
    }
  }
}
