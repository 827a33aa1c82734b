package io.ilwon.hosted;

import io.ilwon.bank.BankCode;
import io.ilwon.crypto.Opaque;
import io.ilwon.project.KeyId;
import io.ilwon.submission.SubmissionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A link's row, opened.
 *
 * @param requestHash over the request that made it, if it came under an idempotency key
 * @param opened whether its submission was recorded
 */
record SessionRow(Visit visit, SessionToken token, Optional<Opaque> requestHash, boolean opened) {
  /** Reads {@code s.*} and the clock as {@code now}; throws what a changed row's seals throw. */
  static SessionRow read(ResultSet row, SessionSeals seals) throws SQLException {
    SessionId id = new SessionId(row.getString("id"));
    String project = row.getString("project");
    String submission = row.getString("submission");
    String key = row.getString("key_id");
    @Nullable String returnUrl = row.getString("return_url");
    @Nullable String bank = row.getString("locked_bank");
    SessionSeals.Made made = new SessionSeals.Made(submission, key, returnUrl, bank);
    SessionToken token = seals.token(project, id, row.getBytes("token"), made);
    Session session =
        new Session(
            id,
            project,
            new SubmissionId(submission),
            Language.of(row.getString("language")).orElseThrow(),
            returnUrl,
            bank == null ? null : new BankCode(bank),
            seals.holder(project, id, row.getBytes("locked_holder")),
            seals.draft(project, id, row.getBytes("draft")),
            row.getInt("turn"),
            instant(row, "acting_since").orElse(null),
            instant(row, "created_at").orElseThrow(),
            instant(row, "expires_at").orElseThrow(),
            instant(row, "ended_at").isPresent());
    @Nullable Opaque device = bytes(row, "device_hash").orElse(null);
    Instant now = instant(row, "now").orElseThrow();
    return new SessionRow(
        new Visit(session, new KeyId(key), device, now),
        token,
        bytes(row, "request_hash"),
        instant(row, "opened_at").isPresent());
  }

  private static Optional<Opaque> bytes(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getBytes(column)).map(Opaque::of);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
