package io.ilwon.operator;

import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One-time links as they are made, chosen by, and used up. */
final class LinkStore {
  static final String TABLE = "operator_link";

  private static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into operator_link (hash, purpose, operator, role, name, display_name, made_by,
            made_at, expires_at, seal) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
          """);

  private static final RoundTrip CHOOSE =
      RoundTrip.of(
          """
          update operator_link set name = ?, display_name = ?, password = ?, totp = ?, seal = ?
          where hash = ? and used_at is null\
          """);

  /** In one order: of two who open two first links at once, one waits and finds an owner. */
  private static final RoundTrip LOCK_FIRST =
      RoundTrip.of(
          """
          select hash from operator_link where purpose = 'first' and used_at is null
          order by hash for update\
          """);

  private final OperatorSeals seals;
  private final OperatorStore operators;
  private final RoundTrip find;
  private final RoundTrip use;
  private final RoundTrip sweep;

  LinkStore(OperatorStore operators, DatabaseClock clock) {
    this.operators = operators;
    this.seals = operators.seals;
    this.find =
        RoundTrip.of(
            """
            select l.* from operator_link l cross join (select %s as now) q
            where l.hash = ? and l.used_at is null and l.expires_at > q.now\
            """
                .formatted(clock.sql()));
    this.use =
        RoundTrip.of(
            """
            update operator_link l set used_at = greatest(l.made_at, q.now)
            from (select %s as now) q
            where l.hash = ? and l.used_at is null and l.expires_at > q.now\
            """
                .formatted(clock.sql()));
    this.sweep =
        RoundTrip.of(
            "delete from operator_link where expires_at < %s - interval '30 days'"
                .formatted(clock.sql()));
  }

  void insert(Connection connection, Link link, Instant now) throws SQLException {
    try (Call call = sweep.on(connection)) {
      call.send();
    }
    @Nullable Role role = link.role();
    try (Call call = INSERT.on(connection)) {
      call.text(link.hash())
          .text(link.purpose().word())
          .text(link.operator())
          .text(role == null ? null : role.word())
          .text(link.name())
          .text(link.displayName())
          .text(link.madeBy())
          .instant(now)
          .instant(link.expiresAt())
          .binary(seals.ofLink(link))
          .send();
    }
  }

  /** A link that still works. */
  Optional<Link> find(Token token) throws SQLException {
    return operators.database.with(connection -> {
      try (Call call = find.on(connection)) {
        return call.text(token.hex()).send().rows(this::genuine).stream()
            .findFirst()
            .flatMap(x -> x);
      }
    });
  }

  /** What the link's holder chose, until the first code shows that they have the secret. */
  void choose(Link link) throws SQLException {
    @Nullable String totp = link.totp();
    operators.database.with(connection -> {
      try (Call call = CHOOSE.on(connection)) {
        return call.text(link.name())
            .text(link.displayName())
            .text(link.password())
            .binary(totp == null ? null : seals.sealTotp(totp, TABLE, link.hash()))
            .binary(seals.ofLink(link))
            .text(link.hash())
            .send()
            .count();
      }
    });
  }

  void lockFirst(Connection connection) throws SQLException {
    try (Call call = LOCK_FIRST.on(connection)) {
      call.send();
    }
  }

  /** False for one that was used meanwhile, or whose time is over. */
  boolean use(Connection connection, Link link) throws SQLException {
    try (Call call = use.on(connection)) {
      return call.text(link.hash()).send().count() == 1;
    }
  }

  private Optional<Link> genuine(ResultSet row) throws SQLException {
    String hash = row.getString("hash");
    byte @Nullable [] totp = row.getBytes("totp");
    @Nullable String role = row.getString("role");
    try {
      Link link =
          new Link(
              hash,
              Link.Purpose.of(row.getString("purpose")),
              row.getString("operator"),
              role == null ? null : Role.of(role).orElseThrow(),
              row.getString("name"),
              row.getString("display_name"),
              row.getString("password"),
              totp == null ? null : seals.openTotp(totp, TABLE, hash),
              row.getString("made_by"),
              row.getObject("expires_at", OffsetDateTime.class).toInstant());
      return seals.genuine(link, row.getBytes("seal")) ? Optional.of(link) : Optional.empty();
    } catch (SealBroken _) {
      return Optional.empty();
    }
  }
}
