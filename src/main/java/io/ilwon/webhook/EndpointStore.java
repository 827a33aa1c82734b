package io.ilwon.webhook;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table {@code webhook_endpoint}: who is told where. */
final class EndpointStore {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointStore.class);

  private static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into webhook_endpoint (id, project, url, types, state, since, secret, created_at)
          values (?, ?, ?, ?::text[], 'active', ?, ?, ?)\
          """);
  private static final RoundTrip ONE =
      RoundTrip.of(
          "select *, null::bool as slowed from webhook_endpoint where id = ? and state <> 'removed'"
              + " for update");
  private static final RoundTrip STATE =
      RoundTrip.of(
          """
          update webhook_endpoint set state = ?, why = ?, since = ?, failures = 0,
            slowed_until = null where id = ?\
          """);
  private static final RoundTrip REMOVE =
      RoundTrip.of(
          """
          update webhook_endpoint set state = 'removed', why = 'removed', since = ?, secret = null,
            former_secret = null, former_until = null, slowed_until = null where id = ?\
          """);
  private static final RoundTrip ROTATE =
      RoundTrip.of(
          """
          update webhook_endpoint set secret = ?, former_secret = ?, former_until = ? where id = ?\
          """);

  private final Database database;
  private final Trail trail;
  private final EndpointSeals seals;
  private final RoundTrip all;
  private final RoundTrip now;

  EndpointStore(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.trail = new Trail(keys.audit());
    this.seals = new EndpointSeals(keys.sealer());
    this.now = RoundTrip.of("select " + clock.sql());
    this.all =
        RoundTrip.of(
            """
            select e.*, coalesce(e.slowed_until > now.at, false) as slowed,
              coalesce(e.former_until > now.at, false) as rotating
            from webhook_endpoint e cross join (select %s as at) now
            where e.state <> 'removed' order by e.created_at, e.id\
            """
                .formatted(clock.sql()));
  }

  /** All but those that were removed, with their secrets. */
  List<Known> all() throws SQLException {
    return database.with(connection -> {
      try (Call call = all.on(connection)) {
        return call.send().rows(this::known);
      }
    });
  }

  private Known known(ResultSet row) throws SQLException {
    Endpoint endpoint = endpoint(row);
    List<WebhookSecret> secrets = new ArrayList<>(2);
    try {
      String project = endpoint.project();
      secrets.add(seals.secret(project, endpoint.id(), row.getBytes("secret"), endpoint.url()));
      if (row.getBoolean("rotating")) {
        secrets.add(seals.former(project, endpoint.id(), row.getBytes("former_secret")));
      }
    } catch (SealBroken | IllegalStateException | IllegalArgumentException _) {
      LOG.error("webhook endpoint {} was changed by hand; nothing is sent to it", endpoint.id());
      secrets.clear();
    }
    return new Known(endpoint, secrets, row.getBoolean("slowed"));
  }

  Endpoint insert(
      String project, URI url, List<EventType> types, WebhookSecret secret, List<AuditEntry> entry)
      throws SQLException {
    EndpointId id = EndpointId.fresh();
    byte[] sealed = seals.secret(project, id, secret, url);
    String list = "{" + String.join(",", types.stream().map(EventType::word).toList()) + "}";
    return database.inTransaction(connection -> {
      Instant at = now(connection);
      try (Call call = INSERT.on(connection)) {
        call.text(id.text()).text(project).text(url.toString()).text(types.isEmpty() ? null : list);
        call.instant(at).binary(sealed).instant(at).send().skip();
      }
      List<AuditEntry> told = entry.stream().map(e -> about(e, id)).toList();
      trail.deeds(connection, told, at);
      return new Endpoint(
          id, project, url, types, EndpointState.ACTIVE, null, at, null, 0, null, at);
    });
  }

  /** The entry was written before the endpoint had an id. */
  private static AuditEntry about(AuditEntry e, EndpointId id) {
    return new AuditEntry(e.action(), id.text(), e.detail(), e.reason(), e.operator(), e.second());
  }

  /** What a change is made of: the row as it is under its lock, and now. */
  @FunctionalInterface
  interface Changing {
    void on(Connection connection, Endpoint endpoint, Instant now) throws SQLException;
  }

  /** Changes one, with the audit's entries; the endpoint before, empty when there is none. */
  Optional<Endpoint> change(EndpointId id, List<AuditEntry> entries, Changing changing)
      throws SQLException {
    return database.inTransaction(connection -> {
      Optional<Endpoint> found;
      try (Call call = ONE.on(connection)) {
        found = call.text(id.text()).send().rows(EndpointStore::endpoint).stream().findFirst();
      }
      if (found.isPresent()) {
        Instant at = now(connection);
        changing.on(connection, found.get(), at);
        trail.deeds(connection, entries, at);
      }
      return found;
    });
  }

  static void state(
      Connection connection, EndpointId id, EndpointState state, @Nullable String why, Instant at)
      throws SQLException {
    try (Call call = STATE.on(connection)) {
      call.text(state.word()).text(why).instant(at).text(id.text()).send().skip();
    }
  }

  static void remove(Connection connection, EndpointId id, Instant at) throws SQLException {
    try (Call call = REMOVE.on(connection)) {
      call.instant(at).text(id.text()).send().skip();
    }
  }

  void rotate(Connection connection, Endpoint e, WebhookSecret fresh, Duration overlap, Instant at)
      throws SQLException {
    WebhookSecret former;
    try (Call call = ONE.on(connection)) {
      former =
          call.text(e.id().text())
              .send()
              .rows(row -> seals.secret(e.project(), e.id(), row.getBytes("secret"), e.url()))
              .getFirst();
    }
    boolean both = overlap.isPositive();
    try (Call call = ROTATE.on(connection)) {
      call.binary(seals.secret(e.project(), e.id(), fresh, e.url()))
          .binary(both ? seals.former(e.project(), e.id(), former) : null)
          .instant(both ? at.plus(overlap) : null)
          .text(e.id().text())
          .send()
          .skip();
    }
  }

  private Instant now(Connection connection) throws SQLException {
    try (Call call = now.on(connection)) {
      return call.send().rows(row -> row.getObject(1, OffsetDateTime.class).toInstant()).getFirst();
    }
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    List<EventType> types = new ArrayList<>();
    java.sql.@Nullable Array stored = row.getArray("types");
    if (stored != null) {
      for (String word : (String[]) stored.getArray()) {
        EventType.of(word).ifPresent(types::add);
      }
    }
    return new Endpoint(
        new EndpointId(row.getString("id")),
        row.getString("project"),
        URI.create(row.getString("url")),
        types,
        EndpointState.of(row.getString("state")),
        row.getString("why"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        instant(row, "former_until"),
        row.getInt("failures"),
        instant(row, "slowed_until"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
