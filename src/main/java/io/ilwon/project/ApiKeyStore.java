package io.ilwon.project;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code project_key}; a key itself never reaches it. */
public final class ApiKeyStore {
  private static final RoundTrip LIST =
      RoundTrip.of(
          """
          select id, kind, scopes, per_second, per_day, created_at, expires_at, revoked_at
            from project_key where project_id = ? order by created_at, id\
          """);

  private final Database database;
  private final ProjectStore projects;
  private final RoundTrip insert;
  private final RoundTrip revoke;
  private final RoundTrip find;

  public ApiKeyStore(Database database, ProjectStore projects, DatabaseClock clock) {
    this.database = database;
    this.projects = projects;
    this.insert =
        RoundTrip.of(
            """
            insert into project_key (id, project_id, kind, hash, scopes, per_second, per_day,
              expires_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, %s)\
            """
                .formatted(clock.sql()));
    this.revoke =
        RoundTrip.of(
            """
            update project_key set revoked_at = greatest(created_at, %s)
              where id = ? and revoked_at is null\
            """
                .formatted(clock.sql()));
    this.find =
        RoundTrip.of(
            """
            select k.id as key_id, k.project_id, k.scopes, k.per_second, k.per_day,
              now.at as read_at, %s
              from (select %s as at) now, project_key k join project p on p.id = k.project_id
              where k.hash = ? and k.kind = ? and k.revoked_at is null
                and (k.expires_at is null or k.expires_at > now.at)\
            """
                .formatted(ProjectStore.COLUMNS, clock.sql()));
  }

  /** Stores a new key of an existing project; it works at once. */
  public KeyId insert(ProjectId project, ApiKey key, KeyGrant grant) throws SQLException {
    KeyId id = KeyId.fresh();
    database.with(connection -> {
      try (Call call = insert.on(connection)) {
        return call.text(id.text())
            .text(project.text())
            .text(key.kind().word())
            .binary(key.hash())
            .texts(grant.scopes().stream().map(Scope::word).sorted().toList())
            .integer(grant.perSecond())
            .integer(grant.perDay())
            .instant(grant.expiresAt())
            .send()
            .count();
      }
    });
    return id;
  }

  /** Ends a key on every node within a second. False: no such key, or ended before. */
  public boolean revoke(KeyId id) throws SQLException {
    return database.with(connection -> {
      try (Call call = revoke.on(connection)) {
        return call.text(id.text()).send().count() == 1;
      }
    });
  }

  /** All keys a project ever had, the oldest first. */
  public List<IssuedKey> list(ProjectId project) throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call.text(project.text()).send().rows(row -> issued(row, project));
      }
    });
  }

  /** A key that is neither revoked nor expired, by its hash. */
  Optional<KnownKey> find(byte[] hash, KeyKind kind, ProjectDefaults defaults) throws SQLException {
    return database.with(connection -> {
      try (Call call = find.on(connection)) {
        var rows = call.binary(hash).text(kind.word()).send().rows(row -> known(row, defaults));
        return rows.stream().findFirst();
      }
    });
  }

  private KnownKey known(ResultSet row, ProjectDefaults defaults) throws SQLException {
    ProjectId id = new ProjectId(row.getString("project_id"));
    Project project = projects.settings(row, id).over(id, defaults);
    return new KnownKey(
        new Caller(project, new KeyId(row.getString("key_id")), scopes(row)),
        row.getInt("per_second"),
        row.getInt("per_day"),
        row.getObject("read_at", OffsetDateTime.class).toInstant());
  }

  private static IssuedKey issued(ResultSet row, ProjectId project) throws SQLException {
    return new IssuedKey(
        new KeyId(row.getString("id")),
        project,
        KeyKind.of(row.getString("kind")),
        scopes(row),
        row.getInt("per_second"),
        row.getInt("per_day"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "expires_at"),
        instant(row, "revoked_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static Set<Scope> scopes(ResultSet row) throws SQLException {
    return ProjectStore.texts(row.getArray("scopes")).stream()
        .flatMap(word -> Scope.of(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
