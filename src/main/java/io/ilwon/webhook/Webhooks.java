package io.ilwon.webhook;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.due.DueTask;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/** The telling of one node: hears of endpoints from its making on, and calls once it is begun. */
public final class Webhooks implements Audience, AutoCloseable {
  private static final Duration REFRESH = Duration.ofMillis(500);

  private final Database database;
  private final DatabaseClock clock;
  private final Keyset keys;
  private final Reach reach;
  private final UUID node;
  private final Names names;
  private final EndpointStore store;
  private final Directory directory;
  private final DueTask refresh;
  private volatile @Nullable Running running;

  /** What runs once bodies can be written. */
  private record Running(Courier courier, Recorder recorder, Line line, Forgetting forgetting) {}

  /**
   * Reads the endpoints for the first time.
   *
   * @throws SQLException if that fails
   */
  public Webhooks(Database database, DatabaseClock clock, Keyset keys, Reach reach, UUID node)
      throws SQLException {
    this(database, clock, keys, reach, node, Names.SYSTEM);
  }

  Webhooks(Database database, DatabaseClock clock, Keyset keys, Reach reach, UUID node, Names names)
      throws SQLException {
    WebhookMeters.shown();
    this.database = database;
    this.clock = clock;
    this.keys = keys;
    this.reach = reach;
    this.node = node;
    this.names = names;
    this.store = new EndpointStore(database, clock, keys);
    this.directory = new Directory(store);
    this.refresh = new DueTask("webhook endpoints", REFRESH, this::read);
  }

  /** Begins to call. */
  public void begin(Composer composer) {
    Line line = new Line(new Targets(reach, names), SSLContexts.createDefault(), Line.WHOLE);
    Recorder recorder =
        new Recorder(new OutcomeStore(database, clock, keys), directory, this::told);
    ClaimStore claims = new ClaimStore(database, clock, node);
    Courier courier = new Courier(directory, claims, composer, line, recorder);
    running =
        new Running(courier, recorder, line, new Forgetting(new ForgetStore(database, clock)));
  }

  private boolean read() throws SQLException {
    directory.read();
    return false;
  }

  @Override
  public boolean hears(String project) {
    return directory.hears(project);
  }

  @Override
  public void told() {
    @Nullable Running now = running;
    if (now != null) {
      now.courier().wake();
    }
  }

  /** What operators do with endpoints, seen by this node at once. */
  public Endpoints endpoints() {
    return new Endpoints(store, clock, reach, refresh::wake);
  }

  /** What has been told. */
  public Deliveries deliveries() {
    return new Deliveries(database, clock, keys);
  }

  /** How it stands; the rows that wait are counted in the database, which takes a moment. */
  public Counts counts() throws SQLException {
    @Nullable Running now = running;
    DeliveryReadStore.Waiting waiting =
        new DeliveryReadStore(database, clock, new AttemptSeal(keys.sealer())).waiting();
    long failing =
        directory.all().stream()
            .filter(e -> e.known().endpoint().state() == EndpointState.ACTIVE)
            .filter(e -> e.queue().failures() >= EndpointQueue.FAILING)
            .count();
    return new Counts(
        now == null ? 0 : now.recorder().delivered(),
        now == null ? 0 : now.recorder().failed(),
        waiting.count(),
        waiting.oldest(),
        (int) failing);
  }

  @Override
  public void close() throws IOException {
    refresh.close();
    @Nullable Running now = running;
    if (now != null) {
      now.forgetting().close();
      now.courier().close();
      now.line().close();
    }
  }
}
