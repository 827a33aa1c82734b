package io.ilwon.operator;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Line;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code operator}; each change is told to the audit in its transaction. */
final class OperatorStore {
  static final String TABLE = "operator";
  private static final String ROW = "select o.* from operator o where ";
  private static final RoundTrip BY_NAME = RoundTrip.of(ROW + "o.name = ?");
  private static final RoundTrip LOCK = RoundTrip.of(ROW + "o.id = ? for update");
  static final String EVERY =
      "select o.* from operator o order by o.disabled_at is not null, o.name";
  private static final RoundTrip ALL = RoundTrip.of(EVERY);

  /** Locked in one order, so that of two who would remove the last two owners one waits. */
  private static final RoundTrip OWNERS =
      RoundTrip.of(
          """
          select o.id from operator o where o.role = 'owner' and o.disabled_at is null
          order by o.id for update\
          """);

  private static final RoundTrip PUT =
      RoundTrip.of(
          """
          insert into operator (id, name, display_name, role, password, totp, totp_step, recovery,
            created_at, disabled_at, seal)
          select ?, ?, ?, ?, ?, ?, ?, ?::bytea[], ?, ?, ?
          on conflict (id) do update set display_name = excluded.display_name,
            role = excluded.role, password = excluded.password, totp = excluded.totp,
            totp_step = excluded.totp_step,
            recovery = coalesce(nullif(excluded.recovery, '{}'), operator.recovery),
            disabled_at = excluded.disabled_at, seal = excluded.seal\
          """);

  private static final RoundTrip STEP =
      RoundTrip.of("update operator set totp_step = ? where id = ? and totp_step < ?");

  private static final RoundTrip RECOVER =
      RoundTrip.of(
          """
          update operator set recovery = array_remove(recovery, q.mac)
          from (select ?::text as id, ?::bytea as mac) q
          where operator.id = q.id and q.mac = any (operator.recovery)\
          """);

  private static final RoundTrip CODES =
      RoundTrip.of("update operator set recovery = ?::bytea[] where id = ?");

  private static final RoundTrip LEFT =
      RoundTrip.of("select cardinality(recovery) from operator where id = ?");

  final Database database;
  final OperatorSeals seals;
  private final Trail trail;
  private final RoundTrip clock;

  OperatorStore(Database database, DatabaseClock clock, OperatorSeals seals, Trail trail) {
    this.database = database;
    this.seals = seals;
    this.trail = trail;
    this.clock = RoundTrip.of("select " + clock.sql());
  }

  /** Whoever has this name, disabled or not; one whose row another hand changed is nobody. */
  Optional<Account> byName(String name) throws SQLException {
    return database.with(connection -> byName(connection, name));
  }

  Optional<Account> byName(Connection connection, String name) throws SQLException {
    try (Call call = BY_NAME.on(connection)) {
      return call.text(name).send().rows(this::genuine).stream().findFirst().flatMap(x -> x);
    }
  }

  /** Whether anybody has it, disabled or changed by another hand too; within a transaction. */
  boolean known(Connection connection, String name) throws SQLException {
    try (Call call = BY_NAME.on(connection)) {
      return !call.text(name).send().rows(row -> row.getString("id")).isEmpty();
    }
  }

  Optional<Account> lock(Connection connection, String id) throws SQLException {
    try (Call call = LOCK.on(connection)) {
      return call.text(id).send().rows(this::genuine).stream().findFirst().flatMap(x -> x);
    }
  }

  List<Operator> list() throws SQLException {
    return database.with(connection -> {
      try (Call call = ALL.on(connection)) {
        return call.send().rows(this::genuine).stream()
            .flatMap(Optional::stream)
            .map(Account::operator)
            .toList();
      }
    });
  }

  /** The ids of all active owners, locked. */
  List<String> owners(Connection connection) throws SQLException {
    try (Call call = OWNERS.on(connection)) {
      return call.send().rows(row -> row.getString(1));
    }
  }

  /**
   * Stores one, new or changed.
   *
   * @param recovery MACs of new codes; empty where the codes stay
   */
  void put(
      Connection connection, Account a, List<byte[]> recovery, List<AuditEntry> told, Instant now)
      throws SQLException {
    Operator o = a.operator();
    byte[] seal = seals.of(a);
    try (Call call = PUT.on(connection)) {
      call.text(o.id())
          .text(o.name())
          .text(o.displayName())
          .text(o.role().word())
          .text(a.password())
          .binary(seals.sealTotp(a.totp(), TABLE, o.id()))
          .number(a.step())
          .binaries(recovery)
          .instant(o.createdAt())
          .instant(o.disabledAt())
          .binary(seal)
          .send();
    }
    trail.deeds(connection, told, List.of(Line.of(TABLE, o.id(), "changed", seal)), now);
  }

  /** False where the step, or a later one, was accepted before. */
  boolean step(String id, long step) throws SQLException {
    return database.with(connection -> {
      try (Call call = STEP.on(connection)) {
        return call.number(step).text(id).number(step).send().count() == 1;
      }
    });
  }

  /** Uses a recovery code up; false where it is none. */
  boolean recover(String id, String code) throws SQLException {
    byte[] mac = RecoveryCodes.mac(seals.mac(), id, code);
    return database.with(connection -> {
      try (Call call = RECOVER.on(connection)) {
        return call.text(id).binary(mac).send().count() == 1;
      }
    });
  }

  /** New codes in the place of all older ones. */
  void recovery(Connection connection, String id, List<String> codes, List<AuditEntry> told)
      throws SQLException {
    try (Call call = CODES.on(connection)) {
      call.binaries(RecoveryCodes.macs(seals.mac(), id, codes)).text(id).send();
    }
    trail.deeds(connection, told, now(connection));
  }

  int recoveryLeft(String id) throws SQLException {
    return database.with(connection -> {
      try (Call call = LEFT.on(connection)) {
        return call.text(id).send().rows(row -> row.getInt(1)).stream().findFirst().orElse(0);
      }
    });
  }

  void tell(Connection connection, List<AuditEntry> told) throws SQLException {
    trail.deeds(connection, told, now(connection));
  }

  Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(row -> instant(row, 1)).getFirst();
    }
  }

  private Optional<Account> genuine(ResultSet row) throws SQLException {
    return genuine(row, seals);
  }

  static Optional<Account> genuine(ResultSet row, OperatorSeals seals) throws SQLException {
    String id = row.getString("id");
    @Nullable OffsetDateTime disabled = row.getObject("disabled_at", OffsetDateTime.class);
    try {
      Account account =
          new Account(
              new Operator(
                  id,
                  row.getString("name"),
                  row.getString("display_name"),
                  Role.of(row.getString("role")).orElseThrow(),
                  row.getObject("created_at", OffsetDateTime.class).toInstant(),
                  disabled == null ? null : disabled.toInstant()),
              row.getString("password"),
              seals.openTotp(row.getBytes("totp"), TABLE, id),
              row.getLong("totp_step"));
      return Optional.of(account).filter(a -> genuine(row, seals, a));
    } catch (SealBroken _) {
      return Optional.empty();
    }
  }

  private static boolean genuine(ResultSet row, OperatorSeals seals, Account account) {
    try {
      return seals.genuine(account, row.getBytes("seal"));
    } catch (SQLException e) {
      return false;
    }
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
