package io.ilwon.project;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.By;
import io.ilwon.audit.Line;
import io.ilwon.db.Database;
import io.ilwon.project.ApiKeyStore.Found;
import io.ilwon.project.ProjectSeals.KeyRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts a new key in an old one's place: it may do what the old one may, and the old one goes on for
 * a while, so that callers change over without a gap. Both in one transaction.
 */
public final class KeyRotation {
  private final Database database;
  private final ApiKeyStore keys;
  private final ProjectStore projects;

  public KeyRotation(Database database, ApiKeyStore keys, ProjectStore projects) {
    this.database = database;
    this.keys = keys;
    this.projects = projects;
  }

  /**
   * The new key's id; empty, and nothing stored, where the old one is none, has ended, or its row
   * was changed by another hand.
   *
   * @param overlap how long the old one still lets in; an earlier end of its own stays. Zero
   *     revokes it at once
   */
  public Optional<KeyId> rotate(KeyId old, ApiKey fresh, Duration overlap, By by)
      throws SQLException {
    return database.inTransaction(connection -> {
      Optional<Found> found = keys.lock(connection, old).filter(Found::genuine);
      if (found.isEmpty() || ended(found.get().row(), projects.now(connection))) {
        return Optional.empty();
      }
      KeyRow was = found.get().row();
      KeyGrant grant =
          new KeyGrant(ApiKeyStore.scopes(was), was.perSecond(), was.perDay(), was.expiresAt());
      KeyId id = keys.insert(connection, new ProjectId(was.project()), fresh, grant, by);
      end(connection, was, overlap, id, by);
      return Optional.of(id);
    });
  }

  private void end(Connection connection, KeyRow was, Duration overlap, KeyId next, By by)
      throws SQLException {
    Instant now = projects.now(connection);
    Instant end = now.plus(overlap);
    Instant own = was.expiresAt();
    boolean atOnce = overlap.isZero();
    KeyRow ending =
        atOnce ? was.revoked(now) : was.expiring(own != null && own.isBefore(end) ? own : end);
    byte[] seal = keys.end(connection, ending);
    String detail =
        "of project %s; replaced by %s; %s"
            .formatted(was.project(), next, atOnce ? "revoked" : "ends at " + ending.expiresAt());
    List<AuditEntry> entries = by.did("key rotate", was.id(), detail);
    keys.tell(
        connection,
        entries,
        Line.of(ApiKeyStore.TABLE, was.id(), atOnce ? "revoked" : "ends", seal),
        now);
  }

  private static boolean ended(KeyRow key, Instant now) {
    Instant expires = key.expiresAt();
    return expires != null && !expires.isAfter(now);
  }
}
