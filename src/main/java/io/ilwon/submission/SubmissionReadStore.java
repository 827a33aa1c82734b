package io.ilwon.submission;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferId;
import io.ilwon.transfer.TransferStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of submissions without a lock. */
final class SubmissionReadStore {
  /** Neither DELETE nor retention has erased it. */
  private static final String THERE = "s.deleted_at is null and s.erased_at is null";

  /** Parameters: submission, project. */
  static final RoundTrip PROGRESS =
      RoundTrip.of(
          """
          select s.failures, exists (select 1 from transfer t
            where t.submission = s.id and t.state in ('sending', 'unknown')) as open
          from submission s where s.id = ? and s.project = ?\
          """);

  /** Parameter: submission. */
  static final RoundTrip OWNER = RoundTrip.of("select project from submission where id = ?");

  /** Parameters: project, submission. */
  final RoundTrip one;

  /** Parameter: submissions, of whatever projects. */
  final RoundTrip several;

  /**
   * Parameters: project, e-mail index, userid index, from, to, the last id of the page before, its
   * time, the number of rows. A page goes on after the row it ended with, whose exact time the
   * caller never saw; its time in whole seconds serves when the row is gone.
   */
  final RoundTrip page;

  /** The same with lists of e-mail and userid indexes, while there are two index keys. */
  final RoundTrip pageUnderKeys;

  /** Parameter: submissions. */
  static final RoundTrip TRANSFERS =
      RoundTrip.of(
          """
          select t.submission, t.project, t.bank_code, t.account, t.holder, t.rail, t.origin, %s
          from transfer t where t.submission = any(?) order by t.submission, t.attempt\
          """
              .formatted(TransferStore.COLUMNS));

  SubmissionReadStore(DatabaseClock clock) {
    // Time that has run out is told as it will be stored, though the due task has not come by yet.
    String columns =
        """
        s.*, case when late.it_is then 'rejected' else s.stage end as told_stage,
          case when late.it_is then 'timeout' else s.comment end as told_comment,
          case when late.it_is then s.ends_at else s.finished_at end as told_finished_at
        from submission s
          cross join lateral (select s.finished_at is null and s.ends_at <= %s as it_is) late\
        """
            .formatted(clock.sql());
    one = RoundTrip.of("select " + columns + " where s.project = ? and s.id = ? and " + THERE);
    several = RoundTrip.of("select " + columns + " where s.id = any(?) and " + THERE);
    page = RoundTrip.of(page(columns, "bytea", "%s"));
    pageUnderKeys = RoundTrip.of(page(columns, "bytea[]", "any(%s)"));
  }

  private static String page(String columns, String type, String found) {
    return "select "
        + columns
        + """
         cross join (select ?::text as project, ?::%1$s as email, ?::%1$s as userid,
          ?::timestamptz as since, ?::timestamptz as until, ?::text as after_id,
          ?::timestamptz as after_at) q
        where s.project = q.project and s.deleted_at is null and s.erased_at is null
          and (q.email is null or s.email_index = %2$s)
          and (q.userid is null or s.userid_index = %3$s)
          and (q.since is null or s.created_at >= q.since)
          and (q.until is null or s.created_at < q.until)
          and (q.after_id is null or (s.created_at, s.id) < (coalesce(
            (select a.created_at from submission a
              where a.id = q.after_id and a.project = q.project), q.after_at), q.after_id))
        order by s.created_at desc, s.id desc limit ?\
        """
            .formatted(type, found.formatted("q.email"), found.formatted("q.userid"));
  }

  /** How far a submission is. */
  record Progress(int failures, boolean open) {
    static Progress read(ResultSet row) throws SQLException {
      return new Progress(row.getInt("failures"), row.getBoolean("open"));
    }
  }

  /** A submission as it is stored. */
  record Stored(
      SubmissionId id,
      String stage,
      @Nullable String comment,
      @Nullable Opaque dataKey,
      @Nullable Opaque applicant,
      @Nullable Opaque person,
      @Nullable TransferId latest,
      Instant createdAt,
      Instant updatedAt,
      @Nullable Instant finishedAt,
      @Nullable Instant verifiedAt,
      List<Instant> wrongAt) {
    static Stored read(ResultSet row) throws SQLException {
      @Nullable UUID latest = row.getObject("latest_transfer", UUID.class);
      List<Instant> wrong = new ArrayList<>();
      for (Timestamp at : (Timestamp[]) row.getArray("wrong_at").getArray()) {
        wrong.add(at.toInstant());
      }
      return new Stored(
          new SubmissionId(row.getString("id")),
          row.getString("told_stage"),
          row.getString("told_comment"),
          opaque(row, "data_key"),
          opaque(row, "applicant"),
          opaque(row, "person"),
          latest == null ? null : new TransferId(latest),
          row.getObject("created_at", OffsetDateTime.class).toInstant(),
          row.getObject("updated_at", OffsetDateTime.class).toInstant(),
          instant(row, "told_finished_at"),
          instant(row, "verified_at"),
          wrong);
    }
  }

  /** A transfer as it is stored. */
  record StoredTransfer(
      TransferId id,
      String submission,
      String bankCode,
      @Nullable Opaque account,
      @Nullable Opaque holder,
      String state,
      @Nullable String refusal,
      Instant intentAt) {
    static StoredTransfer read(ResultSet row) throws SQLException {
      return new StoredTransfer(
          new TransferId(row.getObject("id", UUID.class)),
          row.getString("submission"),
          row.getString("bank_code"),
          opaque(row, "account"),
          opaque(row, "holder"),
          row.getString("state"),
          row.getString("refusal"),
          row.getObject("intent_at", OffsetDateTime.class).toInstant());
    }
  }

  private static @Nullable Opaque opaque(ResultSet row, String column) throws SQLException {
    byte @Nullable [] bytes = row.getBytes(column);
    return bytes == null ? null : Opaque.of(bytes);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime read = row.getObject(column, OffsetDateTime.class);
    return read == null ? null : read.toInstant();
  }
}
