package io.ilwon.hosted;

import io.ilwon.audit.AuditEntry;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.submission.SubmissionId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a link in place of all that a submission has: for the same key, return address, bank and
 * holder as the newest, with nothing typed. The others are closed, and the audit tells of it, in
 * the same transaction.
 */
public final class Renewal {
  private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

  private final Database database;
  private final SessionSeals seals;
  private final Trail trail;
  private final RenewalStore store;

  public Renewal(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.seals = new SessionSeals(keys);
    this.trail = new Trail(keys.audit());
    this.store = new RenewalStore(clock);
  }

  private record Made(Instant at, Instant expiresAt) {}

  /** Empty, and nothing changed, where the submission has no link any more to make it after. */
  public Optional<NewLink> make(String project, SubmissionId id, AuditEntry entry)
      throws SQLException {
    return database.inTransaction(connection -> {
      Optional<Visit> newest = newest(connection, project, id);
      if (newest.isEmpty()) {
        return Optional.<NewLink>empty();
      }
      SessionId fresh = SessionId.fresh();
      SessionToken token = SessionToken.fresh();
      Made made = insert(connection, newest.get(), fresh, token);
      trail.deeds(connection, List.of(entry), made.at());
      return Optional.of(new NewLink(token.unmasked(), made.expiresAt()));
    });
  }

  private Optional<Visit> newest(Connection connection, String project, SubmissionId id)
      throws SQLException {
    try (Call call = store.newest.on(connection)) {
      return call.text(project).text(id.text()).send().rows(this::read).stream()
          .flatMap(Optional::stream)
          .findFirst();
    }
  }

  private Made insert(Connection connection, Visit like, SessionId id, SessionToken token)
      throws SQLException {
    Session s = like.session();
    String submission = s.submission().text();
    String bank = s.lockedBank() == null ? null : s.lockedBank().text();
    SessionSeals.Made sealed =
        new SessionSeals.Made(submission, like.key().text(), s.returnUrl(), bank);
    try (Call call = store.replace.on(connection)) {
      call.text(s.project()).text(submission).text(id.text()).text(s.project());
      call.text(like.key().text())
          .binary(token.hash().bytes())
          .binary(seals.token(s.project(), id, token, sealed))
          .text(submission)
          .text(s.language().word())
          .text(s.returnUrl())
          .text(bank)
          .binary(seals.holder(s.project(), id, s.lockedHolder()));
      Results results = call.send().skip();
      return results.rows(Renewal::made).getFirst();
    }
  }

  private static Made made(ResultSet row) throws SQLException {
    return new Made(instant(row, "created_at"), instant(row, "expires_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private Optional<Visit> read(ResultSet row) throws SQLException {
    try {
      return Optional.of(SessionRow.read(row, seals).visit());
    } catch (SealBroken | IllegalStateException e) {
      LOG.error("session {} was changed by hand; nothing is done with it", row.getString("id"));
      return Optional.empty();
    }
  }
}
