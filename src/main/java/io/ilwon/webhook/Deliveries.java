package io.ilwon.webhook;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been told, what has not, and why. */
public final class Deliveries {
  private final DeliveryReadStore store;
  private final TallyStore tallies;

  public Deliveries(Database database, DatabaseClock clock, Keyset keys) {
    this.store = new DeliveryReadStore(database, clock, new AttemptSeal(keys.sealer()));
    this.tallies = new TallyStore(database, clock);
  }

  /** A page of one endpoint's, the newest first. */
  public List<Delivery> list(DeliveryFilter filter) throws SQLException {
    return store.page(filter);
  }

  /** How many stand where, by endpoint. */
  public Map<EndpointId, Tally> tallies() throws SQLException {
    return tallies.all();
  }

  /** What was told of one submission, in its order. */
  public List<Delivery> ofSubmission(String project, String submission) throws SQLException {
    return store.ofSubmission(project, submission);
  }

  /** One of them. */
  public Optional<Delivery> find(EndpointId endpoint, EventId event) throws SQLException {
    return store.one(endpoint, event);
  }

  /** Its calls, the first first. */
  public List<Attempt> attempts(EndpointId endpoint, EventId event) throws SQLException {
    return store.attempts(endpoint, event);
  }
}
