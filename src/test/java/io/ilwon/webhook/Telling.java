package io.ilwon.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.By;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Script;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** One node that tells, over a database of its own, and what it is given to tell. */
final class Telling implements AutoCloseable {
  static final By BY = new By("hong", "시험");
  static final Reach LOOPBACK = new Reach(List.of()).withLoopback();

  final Database database;
  final Keyset keys;
  final Webhooks webhooks;
  final Endpoints endpoints;
  final Deliveries deliveries;

  private final boolean own;

  private Telling(Database database, Keyset keys, boolean own) throws SQLException {
    this.own = own;
    this.database = database;
    this.keys = keys;
    this.webhooks = new Webhooks(database, DatabaseClock.SYSTEM, keys, LOOPBACK, UUID.randomUUID());
    this.endpoints = webhooks.endpoints();
    this.deliveries = webhooks.deliveries();
    webhooks.begin(Telling::bodies);
  }

  static Telling open() throws SQLException {
    return new Telling(TestDatabase.fresh(), TestKeys.make(), true);
  }

  /** Another node over the same. */
  Telling beside() throws SQLException {
    return new Telling(database, keys, false);
  }

  private static Map<EventId, byte[]> bodies(List<Event> events) {
    Map<EventId, byte[]> bodies = new HashMap<>();
    for (Event e : events) {
      String body =
          "{\"type\":\"%s\",\"submission\":\"%s\",\"sequence\":%d}"
              .formatted(e.type().word(), e.submission(), e.sequence());
      bodies.put(e.id(), body.getBytes(UTF_8));
    }
    return bodies;
  }

  Endpoints.Added add(String project, String url, EventType... types) throws SQLException {
    Endpoints.Added added = endpoints.add(project, url, List.of(types), BY);
    await(() -> webhooks.hears(project));
    return added;
  }

  static String submission() {
    return Ids.unguessable();
  }

  static Event event(String project, String submission, long sequence) {
    Facts facts = new Facts("approved", null, 0, 0, null);
    return Event.of(
        project, submission, sequence, EventType.SUBMISSION_APPROVED, Instant.now(), facts);
  }

  /** As a group stores them. */
  void happen(List<Event> events) throws SQLException {
    database.inTransaction(connection -> {
      new Script().tell(EventStore.INSERT, call -> EventStore.bind(call, events)).run(connection);
      return null;
    });
    webhooks.told();
  }

  Event happen(String project, String submission, long sequence) throws SQLException {
    Event event = event(project, submission, sequence);
    happen(List.of(event));
    return event;
  }

  Delivery delivery(EndpointId endpoint, Event event) throws SQLException {
    return deliveries.find(endpoint, event.id()).orElseThrow();
  }

  void awaitState(EndpointId endpoint, Event event, Delivery.State state) {
    await(() -> delivery(endpoint, event).state() == state);
  }

  /** Everything that waits is due now. */
  void hurry() throws SQLException {
    execute("update webhook_delivery set due_at = now() where state = 'pending' and lease is null");
    webhooks.told();
  }

  int execute(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }

  long count(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  static void await(Callable<Boolean> what) {
    await(Duration.ofSeconds(10), what);
  }

  static void await(Duration patience, Callable<Boolean> what) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      while (!what.call()) {
        assertTrue(System.nanoTime() < until, "waited in vain");
        LockSupport.parkNanos(2_000_000);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws java.io.IOException {
    webhooks.close();
    if (own) {
      database.close();
    }
  }
}
