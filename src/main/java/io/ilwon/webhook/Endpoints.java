package io.ilwon.webhook;

import io.ilwon.audit.By;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What operators do with endpoints; each change is audited with the person who made it. */
public final class Endpoints {
  /** Longest time that a former secret signs beside the new one. */
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

  /** Deliveries that one replay puts up again; the rest with the next. */
  public static final int MOST_REPLAYED = 10_000;

  private final EndpointStore store;
  private final ReplayStore replays;
  private final Reach reach;
  private final Runnable changed;

  /** For commands: running servers see a change within a second. */
  public Endpoints(Database database, DatabaseClock clock, Keyset keys, Reach reach) {
    this(new EndpointStore(database, clock, keys), clock, reach, () -> {});
  }

  Endpoints(EndpointStore store, DatabaseClock clock, Reach reach, Runnable changed) {
    this.store = store;
    this.replays = new ReplayStore(clock);
    this.reach = reach;
    this.changed = changed;
  }

  /** A new endpoint and its secret, which nobody can read again. */
  public record Added(Endpoint endpoint, WebhookSecret secret) {}

  /** All but the removed, the oldest first. */
  public List<Endpoint> list() throws SQLException {
    return store.all().stream().map(Known::endpoint).toList();
  }

  /** Those of one project. */
  public List<Endpoint> list(String project) throws SQLException {
    return list().stream().filter(e -> e.project().equals(project)).toList();
  }

  /** One of them. */
  public Optional<Endpoint> find(EndpointId id) throws SQLException {
    return list().stream().filter(e -> e.id().equals(id)).findFirst();
  }

  /**
   * Makes one; it is told what happens from a second later on.
   *
   * @param types of which events; none for all
   * @throws IllegalArgumentException that says what is wrong with the address
   */
  public Added add(String project, String url, List<EventType> types, By by) throws SQLException {
    URI address = WebhookUrl.read(url, reach);
    WebhookSecret secret = WebhookSecret.fresh();
    String told = types.isEmpty() ? "all types" : words(types);
    // Its path and query may be a secret of the receiver's.
    String detail = address.getScheme() + "://" + address.getRawAuthority() + ", " + told;
    Endpoint made =
        store.insert(project, address, types, secret, by.did("webhook add", project, detail));
    changed.run();
    return new Added(made, secret);
  }

  private static String words(List<EventType> types) {
    return String.join(",", types.stream().map(EventType::word).toList());
  }

  /** Makes a new secret; the former one signs too for so long. Empty: no such endpoint. */
  public Optional<WebhookSecret> rotate(EndpointId id, Duration overlap, By by)
      throws SQLException {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new IllegalArgumentException("overlap: from 0 hours to 30 days");
    }
    WebhookSecret fresh = WebhookSecret.fresh();
    var entries =
        by.did("webhook rotate", id.text(), "both secrets for " + overlap.toHours() + " hours");
    Optional<Endpoint> found =
        store.change(
            id, entries, (connection, e, at) -> store.rotate(connection, e, fresh, overlap, at));
    changed.run();
    return found.map(_ -> fresh);
  }

  /** Sends nothing to it from within a second; what happens is kept. */
  public Optional<Endpoint> pause(EndpointId id, By by) throws SQLException {
    return state(id, EndpointState.PAUSED, by, "webhook pause", "nothing is sent to it");
  }

  /** Sends again, and first what was kept. Also ends what an answer 410 began. */
  public Optional<Endpoint> resume(EndpointId id, By by) throws SQLException {
    return state(id, EndpointState.ACTIVE, by, "webhook resume", "it is sent to again");
  }

  private Optional<Endpoint> state(
      EndpointId id, EndpointState state, By by, String action, String detail) throws SQLException {
    String why = state == EndpointState.ACTIVE ? null : by.reason();
    Optional<Endpoint> found =
        store.change(
            id,
            by.did(action, id.text(), detail),
            (connection, e, at) -> EndpointStore.state(connection, id, state, why, at));
    changed.run();
    return found;
  }

  /** Tells it nothing any more and forgets what was kept for it. */
  public Optional<Endpoint> remove(EndpointId id, By by) throws SQLException {
    Optional<Endpoint> found =
        store.change(
            id,
            by.did("webhook remove", id.text(), "it is told nothing any more"),
            (connection, e, at) -> EndpointStore.remove(connection, id, at));
    changed.run();
    return found;
  }

  /** Sends a test event; its id, empty when there is no such endpoint. */
  public Optional<EventId> test(EndpointId id, By by) throws SQLException {
    EventId event = EventId.fresh();
    Optional<Endpoint> found =
        store.change(
            id,
            by.did("webhook test", id.text(), "a test event is sent"),
            (connection, e, at) -> ReplayStore.test(connection, e, event, at));
    changed.run();
    return found.map(_ -> event);
  }

  /** Sends one event again, delivered or not; how many that is, empty without the endpoint. */
  public Optional<Integer> replay(EndpointId id, EventId event, By by) throws SQLException {
    return replay(id, by, "event " + event, connection -> replays.one(connection, id, event));
  }

  /** Sends again all that happened since, {@link #MOST_REPLAYED} at most, the oldest first. */
  public Optional<Integer> replay(EndpointId id, Instant since, By by) throws SQLException {
    return replay(
        id,
        by,
        "since " + since,
        connection -> replays.since(connection, id, since, MOST_REPLAYED));
  }

  private Optional<Integer> replay(EndpointId id, By by, String what, Database.Work<Integer> work)
      throws SQLException {
    AtomicReference<Integer> count = new AtomicReference<>(0);
    Optional<Endpoint> found =
        store.change(
            id,
            by.did("webhook replay", id.text(), what),
            (connection, e, at) -> count.set(work.on(connection)));
    changed.run();
    return found.map(_ -> count.get());
  }
}
