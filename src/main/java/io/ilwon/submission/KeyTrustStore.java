package io.ilwon.submission;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.By;
import io.ilwon.audit.Trail;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.project.KeyId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The table {@code key_trust}: what nodes tell each other of the codes typed through live keys. */
public final class KeyTrustStore {
  private static final RoundTrip MAKE =
      RoundTrip.of(
          """
          insert into key_trust (key_id, outcomes, lifts, at) values (?, '', 0, 'epoch')
          on conflict do nothing\
          """);
  private static final String SHOWN = "key_id, outcomes, next_trial, lifts, at";

  private final Database database;
  private final RoundTrip clock;
  private final RoundTrip changed;
  private final RoundTrip lock;
  private final RoundTrip write;
  private final RoundTrip tryOne;
  private final RoundTrip lift;

  public KeyTrustStore(Database database, DatabaseClock clock) {
    this.database = database;
    String now = clock.sql();
    this.clock = RoundTrip.of("select " + now);
    this.changed = RoundTrip.of("select " + now + ", " + SHOWN + " from key_trust where at > ?");
    this.lock =
        RoundTrip.of(
            "select " + now + ", " + SHOWN + " from key_trust where key_id = ? for update");
    this.write =
        RoundTrip.of("update key_trust set outcomes = ?, next_trial = ?, at = ? where key_id = ?");
    this.tryOne =
        RoundTrip.of(
            """
            with now as materialized (select %s as at)
            update key_trust k set next_trial = now.at + interval '1 millisecond' * ?, at = now.at
              from now where k.key_id = ? and k.next_trial <= now.at
              returning now.at, %s\
            """
                .formatted(now, "k.key_id, k.outcomes, k.next_trial, k.lifts, k.at"));
    this.lift =
        RoundTrip.of(
            """
            update key_trust set outcomes = '', next_trial = null, lifts = lifts + 1, at = %1$s
              where key_id = ? and next_trial is not null returning at\
            """
                .formatted(now));
  }

  /**
   * A row as it stood.
   *
   * @param lifts how often operators opened the key: what was heard before the last time is void
   * @param now the database's clock at the reading
   */
  record Row(KeyId key, KeyTrust trust, int lifts, Instant at, Instant now) {}

  /** The keys that are shut now, by id: none of their codes is evaluated before this instant. */
  public Map<String, Instant> shut() throws SQLException {
    Map<String, Instant> shut = new HashMap<>();
    for (Row row : changedAfter(Instant.EPOCH)) {
      if (row.trust() instanceof KeyTrust.Shut(_, Instant next)) {
        shut.put(row.key().text(), next);
      }
    }
    return shut;
  }

  Instant now() throws SQLException {
    return database.with(connection -> {
      try (Call call = clock.on(connection)) {
        return call.send()
            .rows(row -> row.getObject(1, OffsetDateTime.class).toInstant())
            .getFirst();
      }
    });
  }

  /** Rows written after {@code since}. */
  List<Row> changedAfter(Instant since) throws SQLException {
    return database.with(connection -> {
      try (Call call = changed.on(connection)) {
        return call.instant(since).send().rows(KeyTrustStore::read);
      }
    });
  }

  /** Applies what a node heard to the row, under its lock; the row before and after. */
  Merged merge(KeyId key, UnaryOperator<Row> heard) throws SQLException {
    return database.inTransaction(connection -> {
      Row before = locked(connection, key);
      Row after = heard.apply(before);
      try (Call call = write.on(connection)) {
        call.text(outcomes(after.trust()))
            .instant(nextTrial(after.trust()))
            .instant(before.now())
            .text(key.text())
            .send();
      }
      return new Merged(before, after);
    });
  }

  record Merged(Row before, Row after) {}

  /** Leave for one guess on trial, if its time has come; given once over all nodes. */
  Optional<Row> tryOne(KeyId key, Duration gap) throws SQLException {
    return database.with(connection -> {
      try (Call call = tryOne.on(connection)) {
        return call
            .integer((int) gap.toMillis())
            .text(key.text())
            .send()
            .rows(KeyTrustStore::read)
            .stream()
            .findFirst();
      }
    });
  }

  /** Opens a shut key with nothing known against it; when; empty when it is not shut. */
  public Optional<Instant> lift(KeyId key, By by, Trail trail) throws SQLException {
    AuditEntry entry =
        new AuditEntry(
            "key lift",
            key.text(),
            "guesses are evaluated again",
            by.reason(),
            by.operator(),
            null);
    return database.inTransaction(connection -> {
      try (Call call = lift.on(connection)) {
        List<Instant> lifted =
            call.text(key.text()).send().rows(row -> instant(row, "at")).stream().toList();
        if (!lifted.isEmpty()) {
          trail.deeds(connection, List.of(entry), lifted.getFirst());
        }
        return lifted.stream().findFirst();
      }
    });
  }

  private Row locked(Connection connection, KeyId key) throws SQLException {
    try (Call make = MAKE.on(connection);
        Call call = lock.on(connection)) {
      make.text(key.text()).send();
      return call.text(key.text()).send().rows(KeyTrustStore::read).getFirst();
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    String outcomes = row.getString("outcomes");
    @Nullable OffsetDateTime next = row.getObject("next_trial", OffsetDateTime.class);
    return new Row(
        new KeyId(row.getString("key_id")),
        next == null ? new KeyTrust.Open(outcomes) : new KeyTrust.Shut(outcomes, next.toInstant()),
        row.getInt("lifts"),
        instant(row, "at"),
        row.getObject(1, OffsetDateTime.class).toInstant());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static String outcomes(KeyTrust trust) {
    return switch (trust) {
      case KeyTrust.Open o -> o.outcomes();
      case KeyTrust.Shut s -> s.trials();
    };
  }

  private static @Nullable Instant nextTrial(KeyTrust trust) {
    return switch (trust) {
      case KeyTrust.Open o -> null;
      case KeyTrust.Shut s -> s.nextTrial();
    };
  }
}
