package io.ilwon.project;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.By;
import io.ilwon.audit.Line;
import io.ilwon.audit.SealedRow;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.db.RowByRow;
import io.ilwon.project.ProjectSeals.KeyRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code project_key}; a key itself never reaches it. Each change is told to the audit in
 * its transaction.
 */
public final class ApiKeyStore {
  static final String TABLE = "project_key";

  private static final String COLUMNS =
      """
      k.id as key_id, k.project_id, k.kind, k.hash, k.scopes, k.per_second, k.per_day,
      k.created_at, k.expires_at, k.revoked_at, k.seal as key_seal\
      """;

  private static final RoundTrip LIST =
      RoundTrip.of(
          "select "
              + COLUMNS
              + " from project_key k where k.project_id = ? order by k.created_at, k.id");

  private static final RoundTrip SEARCH =
      RoundTrip.of(
          "select "
              + COLUMNS
              + " from project_key k where (? or k.project_id = ?) and (? or k.id = ?)"
              + " order by k.project_id, k.created_at limit ?");

  private static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into project_key (id, project_id, kind, hash, scopes, per_second, per_day,
            created_at, expires_at, seal)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
          """);

  private static final RoundTrip LOCK =
      RoundTrip.of(
          "select "
              + COLUMNS
              + " from project_key k where k.id = ? and k.revoked_at is null for update");

  private static final RoundTrip END =
      RoundTrip.of("update project_key set expires_at = ?, revoked_at = ?, seal = ? where id = ?");

  private final Database database;
  private final ProjectStore projects;
  private final RoundTrip find;

  public ApiKeyStore(Database database, ProjectStore projects, DatabaseClock clock) {
    this.database = database;
    this.projects = projects;
    this.find =
        RoundTrip.of(
            """
            select now.at as read_at, %s, %s
              from (select %s as at) now, project_key k join project p on p.id = k.project_id
              where k.hash = ?\
            """
                .formatted(COLUMNS, ProjectStore.COLUMNS, clock.sql()));
  }

  /** Stores a new key of an existing project; it works at once. */
  public KeyId insert(ProjectId project, ApiKey key, KeyGrant grant, By by) throws SQLException {
    return database.inTransaction(connection -> insert(connection, project, key, grant, by));
  }

  /** The same within a transaction. */
  KeyId insert(Connection connection, ProjectId project, ApiKey key, KeyGrant grant, By by)
      throws SQLException {
    KeyId id = KeyId.fresh();
    List<String> scopes = grant.scopes().stream().map(Scope::word).sorted().toList();
    List<AuditEntry> entries =
        by.did("key create", id.text(), grant.told(project, key.kind(), scopes));
    Instant now = projects.now(connection);
    KeyRow row =
        new KeyRow(
            id.text(),
            project.text(),
            key.kind().word(),
            key.hash(),
            scopes,
            grant.perSecond(),
            grant.perDay(),
            now,
            grant.expiresAt(),
            null);
    byte[] seal = projects.seals.of(row);
    try (Call call = INSERT.on(connection)) {
      call.text(row.id())
          .text(row.project())
          .text(row.kind())
          .binary(row.hash())
          .texts(row.scopes())
          .integer(row.perSecond())
          .integer(row.perDay())
          .instant(now)
          .instant(row.expiresAt())
          .binary(seal)
          .send();
    }
    tell(connection, entries, Line.of(TABLE, id.text(), "made", seal), now);
    return id;
  }

  /**
   * Ends a key on every node within a second, one that another hand has changed as well. False: no
   * such key, or ended before.
   */
  public boolean revoke(KeyId id, By by) throws SQLException {
    return database.inTransaction(connection -> {
      Optional<Found> found = lock(connection, id);
      if (found.isEmpty()) {
        return false;
      }
      Instant clock = projects.now(connection);
      KeyRow was = found.get().row();
      Instant now = clock.isBefore(was.createdAt()) ? was.createdAt() : clock;
      byte[] seal = end(connection, was.revoked(now));
      String detail =
          "of project "
              + was.project()
              + (found.get().genuine() ? "" : "; its row had been changed by another hand");
      List<AuditEntry> entries = by.did("key revoke", id.text(), detail);
      tell(connection, entries, Line.of(TABLE, id.text(), "revoked", seal), clock);
      return true;
    });
  }

  /** The row with another end; its new seal. */
  byte[] end(Connection connection, KeyRow row) throws SQLException {
    byte[] seal = projects.seals.of(row);
    try (Call call = END.on(connection)) {
      call.instant(row.expiresAt()).instant(row.revokedAt()).binary(seal).text(row.id()).send();
    }
    return seal;
  }

  /** Of one project or of all, a project's together; one key, or every. */
  public List<IssuedKey> search(@Nullable String project, @Nullable String id, int most)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = SEARCH.on(connection)) {
        call.flag(project == null).text(project).flag(id == null).text(id);
        return call.integer(most).send().rows(this::issued);
      }
    });
  }

  /** All keys a project ever had, the oldest first. */
  public List<IssuedKey> list(ProjectId project) throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.text(project.text()).send().rows(this::issued);
      }
    });
  }

  /** What there is under this hash, for a server that lets in keys of this kind. */
  KeyFinding find(byte[] hash, KeyKind kind, ProjectDefaults defaults) throws SQLException {
    return database.with(connection -> {
      try (Call call = find.on(connection)) {
        var rows = call.binary(hash).send().rows(row -> finding(row, kind, defaults));
        return rows.stream().findFirst().orElseGet(KeyFinding.None::new);
      }
    });
  }

  /** Every row, with what its seal says of it; within a transaction. */
  static void sealedRows(Connection connection, ProjectSeals seals, SealedRow.Each each)
      throws SQLException {
    RowByRow.of(
        connection,
        "select " + COLUMNS + " from project_key k",
        row -> {
          Found key = found(row, seals);
          byte @Nullable [] seal = row.getBytes("key_seal");
          each.row(new SealedRow(TABLE, key.row().id(), key.genuine(), seal, false));
        });
  }

  /** A key's row and whether it is as this server wrote it. */
  record Found(KeyRow row, boolean genuine) {}

  Optional<Found> lock(Connection connection, KeyId id) throws SQLException {
    try (Call call = LOCK.on(connection)) {
      return call.text(id.text()).send().rows(this::found).stream().findFirst();
    }
  }

  private Found found(ResultSet row) throws SQLException {
    return found(row, projects.seals);
  }

  private static Found found(ResultSet row, ProjectSeals seals) throws SQLException {
    KeyRow key =
        new KeyRow(
            row.getString("key_id"),
            row.getString("project_id"),
            row.getString("kind"),
            row.getBytes("hash"),
            ProjectStore.texts(row.getArray("scopes")),
            row.getInt("per_second"),
            row.getInt("per_day"),
            row.getObject("created_at", OffsetDateTime.class).toInstant(),
            instant(row, "expires_at"),
            instant(row, "revoked_at"));
    return new Found(key, seals.genuine(key, row.getBytes("key_seal")));
  }

  private KeyFinding finding(ResultSet row, KeyKind kind, ProjectDefaults defaults)
      throws SQLException {
    Found found = found(row);
    KeyRow key = found.row();
    if (!found.genuine()) {
      return new KeyFinding.Forged(TABLE, key.id());
    }
    KeyId id = new KeyId(key.id());
    Instant now = row.getObject("read_at", OffsetDateTime.class).toInstant();
    Instant expires = key.expiresAt();
    if (key.revokedAt() != null) {
      return new KeyFinding.Ended(id, "revoked");
    }
    if (expires != null && !expires.isAfter(now)) {
      return new KeyFinding.Ended(id, "expired");
    }
    if (!key.kind().equals(kind.word())) {
      return new KeyFinding.None();
    }
    ProjectId project = new ProjectId(key.project());
    ProjectSettings settings = projects.settings(row, project);
    if (!projects.seals.genuine(project, settings, row.getBytes("seal"))) {
      return new KeyFinding.Forged(ProjectStore.TABLE, project.text());
    }
    return new KeyFinding.Good(
        new KnownKey(
            new Caller(settings.over(project, defaults), id, scopes(key)),
            key.perSecond(),
            key.perDay(),
            now));
  }

  void tell(Connection connection, List<AuditEntry> entries, Line line, Instant at)
      throws SQLException {
    projects.trail.deeds(connection, entries, List.of(line), at);
  }

  private IssuedKey issued(ResultSet row) throws SQLException {
    Found found = found(row);
    KeyRow key = found.row();
    return new IssuedKey(
        new KeyId(key.id()),
        new ProjectId(key.project()),
        KeyKind.of(key.kind()),
        scopes(key),
        key.perSecond(),
        key.perDay(),
        key.createdAt(),
        key.expiresAt(),
        key.revokedAt(),
        found.genuine());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static Set<Scope> scopes(KeyRow key) {
    return key.scopes().stream()
        .flatMap(word -> Scope.of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
