package io.ilwon.hosted;

import io.ilwon.crypto.SealBroken;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.RoundTrip;
import io.ilwon.project.KeyId;
import io.ilwon.submission.SubmissionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links as they are made, found and forgotten; {@link MoveStore} has what happens on the page. */
final class SessionStore {
  private static final Logger LOG = LoggerFactory.getLogger(SessionStore.class);

  private final Database database;
  private final SessionSeals seals;

  /** The new row, or the one that came first under its idempotency key. */
  private final RoundTrip insert;

  private final RoundTrip byKey;
  private final RoundTrip opened;
  private final RoundTrip byToken;
  private final RoundTrip byId;
  private final RoundTrip end;
  private final RoundTrip forget;

  SessionStore(Database database, DatabaseClock clock, SessionSeals seals) {
    this.database = database;
    this.seals = seals;
    String row = "select s.*, %s as now from verification_session s where ".formatted(clock.sql());
    this.insert =
        RoundTrip.of(
            """
            insert into verification_session (id, project, key_id, token_hash, token, submission,
              language, return_url, locked_bank, locked_holder, idempotency_key_hash, request_hash,
              created_at, opened_at, expires_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              now.at, case when ? then now.at end, now.at + interval '30 minutes'
            from (select %s as at) now
            on conflict (project, idempotency_key_hash) where idempotency_key_hash is not null
              do nothing\
            """
                .formatted(clock.sql()),
            row + "s.id = ? or (s.project = ? and s.idempotency_key_hash = ?)");
    this.byKey = RoundTrip.of(row + "s.project = ? and s.idempotency_key_hash = ?");
    this.opened =
        RoundTrip.of(
            "update verification_session set opened_at = greatest(created_at, %s) where id = ?"
                .formatted(clock.sql()));
    this.byToken = RoundTrip.of(row + "s.token_hash = ? and s.opened_at is not null");
    this.byId = RoundTrip.of(row + "s.project = ? and s.id = ? and s.opened_at is not null");
    // greatest: a clock that jumped back must not make it impossible.
    this.end =
        RoundTrip.of(
            """
            update verification_session set ended_at = greatest(created_at, %s)
            where project = ? and id = ? and ended_at is null\
            """
                .formatted(clock.sql()));
    this.forget =
        RoundTrip.of(
            """
            with over as (
              select s.id from verification_session s
                cross join (select %s - interval '24 hours' as before) q
              where s.created_at < q.before and s.expires_at < q.before
              order by s.created_at limit ? for update of s skip locked)
            delete from verification_session s using over where s.id = over.id\
            """
                .formatted(clock.sql()));
  }

  /** What a new row is made of, beside the request. */
  record New(
      SessionId id, String project, KeyId key, SessionToken token, SubmissionId submission) {}

  /** The new link, or the one that the idempotency key stands for already. */
  SessionRow insert(New n, SessionRequest r) throws SQLException {
    @Nullable String bank = r.lockedBank() == null ? null : r.lockedBank().text();
    SessionSeals.Made made =
        new SessionSeals.Made(n.submission().text(), n.key().text(), r.returnUrl(), bank);
    byte @Nullable [] keyHash = keyHash(r.idempotencyKey());
    return database.with(connection -> {
      try (Call call = insert.on(connection)) {
        Results results =
            call.text(n.id().text())
                .text(n.project())
                .text(n.key().text())
                .binary(n.token().hash().bytes())
                .binary(seals.token(n.project(), n.id(), n.token(), made))
                .text(n.submission().text())
                .text(r.language().word())
                .text(r.returnUrl())
                .text(bank)
                .binary(seals.holder(n.project(), n.id(), r.lockedHolder()))
                .binary(keyHash)
                .binary(keyHash == null ? null : seals.request(n.project(), r).bytes())
                .flag(r.about() instanceof SessionRequest.About.Existing)
                .text(n.id().text())
                .text(n.project())
                .binary(keyHash)
                .send()
                .skip();
        return genuine(results)
            .orElseThrow(() -> new SQLException("a session that was just made is not there"));
      }
    });
  }

  /** What came first under an idempotency key. */
  Optional<SessionRow> byKey(String project, String idempotencyKey) throws SQLException {
    return database.with(connection -> {
      try (Call call = byKey.on(connection)) {
        return genuine(call.text(project).binary(keyHash(idempotencyKey)).send());
      }
    });
  }

  /** Its submission is recorded: from now on it is found. */
  void opened(SessionId id) throws SQLException {
    database.with(connection -> {
      try (Call call = opened.on(connection)) {
        return call.text(id.text()).send().count();
      }
    });
  }

  Optional<SessionRow> byToken(SessionToken token) throws SQLException {
    return database
        .with(connection -> {
          try (Call call = byToken.on(connection)) {
            return genuine(call.binary(token.hash().bytes()).send());
          }
        })
        .filter(row -> row.token().equals(token));
  }

  Optional<SessionRow> byId(String project, SessionId id) throws SQLException {
    return database.with(connection -> {
      try (Call call = byId.on(connection)) {
        return genuine(call.text(project).text(id.text()).send());
      }
    });
  }

  /** Revokes it; nothing changes where that was done before. */
  void end(String project, SessionId id) throws SQLException {
    database.with(connection -> {
      try (Call call = end.on(connection)) {
        return call.text(project).text(id.text()).send().count();
      }
    });
  }

  /** Deletes what expired a day ago; how many. */
  int forget(int atOnce) throws SQLException {
    return database.with(connection -> {
      try (Call call = forget.on(connection)) {
        return call.integer(atOnce).send().count();
      }
    });
  }

  private static byte @Nullable [] keyHash(@Nullable String idempotencyKey) {
    return idempotencyKey == null ? null : Hashes.of(idempotencyKey).bytes();
  }

  /** What another hand has changed is told to the log and to nobody else. */
  private Optional<SessionRow> genuine(Results results) throws SQLException {
    return results.rows(this::read).stream().flatMap(Optional::stream).findFirst();
  }

  private Optional<SessionRow> read(ResultSet row) throws SQLException {
    try {
      return Optional.of(SessionRow.read(row, seals));
    } catch (SealBroken | IllegalStateException e) {
      LOG.error("session {} was changed by hand; nothing is done with it", row.getString("id"));
      return Optional.empty();
    }
  }
}
