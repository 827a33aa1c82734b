package io.ilwon.submission;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.transfer.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The submissions' statements, in the order of a row's life; parts of a group's round trips. */
final class SubmissionStore {
  /** Parameter: ids. */
  static final String LOCK =
      """
      select id, project, stage, comment, failures, wrong_guesses, won, attempts, latest_transfer,
        code_expires_at, issuing_country, created_at, ends_at, finished_at, deleted_at, erased_at,
        version, data_key, seal
      from submission where id = any(?) order by id for update\
      """;

  /** Parameter: ids. Without a lock, so that <i>busy</i> is not taken for <i>absent</i>. */
  static final String PRESENT = "select id from submission where id = any(?)";

  /**
   * Fails the whole round trip unless every row still has the version it was read with. The last
   * parameters: the instant of the change, the number of rows.
   */
  static final String UPDATE =
      """
      with changed as (
        update submission s set stage = u.stage, comment = u.comment, failures = u.failures,
          wrong_guesses = u.wrong_guesses, won = u.won, attempts = u.attempts,
          latest_transfer = u.latest_transfer, code_expires_at = u.code_expires_at,
          ends_at = u.ends_at, finished_at = u.finished_at,
          applicant = case when u.erased then null else coalesce(u.applicant, s.applicant) end,
          person = case when u.erased then null else coalesce(u.person, s.person) end,
          email_index = case when u.erased then null else s.email_index end,
          userid_index = case when u.erased then null
            else coalesce(u.userid_index, s.userid_index) end,
          edited_by = case when u.erased then null else coalesce(u.edited_by, s.edited_by) end,
          data_key = case when u.erased then null else s.data_key end,
          verified_at = coalesce(u.verified_at, s.verified_at),
          wrong_at = s.wrong_at || u.wrong_at::timestamptz[],
          deleted_at = case when u.deleted then coalesce(s.deleted_at, ?) else s.deleted_at end,
          updated_at = ?, version = s.version + 1, seal = u.seal
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u (id, seen, stage,
          comment, failures, wrong_guesses, won, attempts, latest_transfer, code_expires_at,
          ends_at, finished_at, applicant, userid_index, person, edited_by, verified_at, wrong_at, erased,
          deleted, seal)
        where s.id = u.id and s.version = u.seen
        returning 1)
      select 1 / (count(*) = ?)::int from changed\
      """;

  /** Parameters: see {@link #bindOpened}. */
  static final String INSERT =
      """
      insert into submission (id, project, stage, issuing_country, data_key, applicant, email_index,
        userid_index, created_at, updated_at, ends_at, seal)
      select o.id, o.project, 'awaiting_deposit', o.country, o.data_key, o.applicant, o.email_index,
        o.userid_index, t.now, t.now, t.ends, o.seal
      from unnest(?, ?, ?, ?, ?, ?, ?, ?) as o (id, project, country, data_key, applicant,
        email_index, userid_index, seal), (select ?::timestamptz as now, ?::timestamptz as ends) t\
      """;

  private SubmissionStore() {}

  /**
   * A submission under its lock.
   *
   * @param latest names the transfer that is read beside it
   * @param deletedByCall by DELETE; what retention erased counts as deleted too, and is no change
   */
  record Row(
      Submission submission,
      String project,
      @Nullable TransferId latest,
      int version,
      @Nullable Opaque dataKey,
      boolean deletedByCall) {
    static Row read(ResultSet row) throws SQLException {
      @Nullable UUID transfer = row.getObject("latest_transfer", UUID.class);
      @Nullable TransferId latest = transfer == null ? null : new TransferId(transfer);
      boolean deletedByCall = row.getObject("deleted_at") != null;
      Submission submission =
          new Submission(
              new SubmissionId(row.getString("id")),
              stage(row, latest),
              row.getInt("failures"),
              row.getInt("wrong_guesses"),
              row.getInt("won"),
              row.getInt("attempts"),
              row.getString("issuing_country"),
              at(row, "created_at"),
              at(row, "ends_at"),
              deletedByCall || row.getObject("erased_at") != null,
              null);
      return new Row(
          submission,
          row.getString("project"),
          latest,
          row.getInt("version"),
          dataKey(row),
          deletedByCall);
    }

    private static @Nullable Opaque dataKey(ResultSet row) throws SQLException {
      byte @Nullable [] wrapped = row.getBytes("data_key");
      return wrapped == null ? null : Opaque.of(wrapped);
    }

    private static Stage stage(ResultSet row, @Nullable TransferId latest) throws SQLException {
      String word = row.getString("stage");
      if (latest != null && word.equals("depositing")) {
        return new Stage.Depositing(latest);
      }
      if (latest != null && word.equals("awaiting_code")) {
        return new Stage.AwaitingCode(latest, at(row, "code_expires_at"));
      }
      return switch (word) {
        case "awaiting_deposit" -> new Stage.AwaitingDeposit();
        case "approved" -> new Stage.Approved(at(row, "finished_at"));
        case "rejected" ->
            new Stage.Rejected(why(row.getString("comment")), at(row, "finished_at"));
        default -> throw new SQLException("a submission is in a stage nobody knows: " + word);
      };
    }

    private static Rejection why(String word) throws SQLException {
      for (Rejection r : Rejection.values()) {
        if (r.word().equals(word)) {
          return r;
        }
      }
      throw new SQLException("a submission is rejected for a reason nobody knows: " + word);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class).toInstant();
    }
  }

  /** Binds {@link #INSERT}. */
  static void bindOpened(Call call, List<Command.Open> o, Instant now, List<byte[]> seals)
      throws SQLException {
    call.texts(column(o, x -> x.id().text()))
        .texts(column(o, Command.Open::project))
        .texts(column(o, Command.Open::issuingCountry))
        .binaries(column(o, x -> x.dataKey().bytes()))
        .binaries(column(o, x -> x.applicant().bytes()))
        .binaries(column(o, x -> x.emailIndex().bytes()))
        .binaries(bytes(o, Command.Open::useridIndex))
        .binaries(seals)
        .instant(now)
        .instant(now.plus(Limits.TO_FIRST_DEPOSIT));
  }

  /** A submission to write. */
  record Changed(
      String project,
      int seen,
      Submission now,
      @Nullable Opaque applicant,
      @Nullable Opaque useridIndex,
      @Nullable Opaque person,
      @Nullable Opaque editedBy,
      @Nullable Instant verifiedAt,
      List<Instant> wrongAt,
      boolean erased) {}

  /** Binds {@link #UPDATE}. */
  static void bindChanges(Call call, List<Changed> c, Instant now, List<byte[]> seals)
      throws SQLException {
    List<Submission> s = column(c, Changed::now);
    call.instant(now)
        .instant(now)
        .texts(column(s, x -> x.id().text()))
        .integers(column(c, Changed::seen))
        .texts(column(s, x -> x.stage().word()))
        .texts(nullable(s, x -> x.stage() instanceof Stage.Rejected r ? r.why().word() : null))
        .integers(column(s, Submission::failures))
        .integers(column(s, Submission::wrongGuesses))
        .integers(column(s, Submission::won))
        .integers(column(s, Submission::attempts))
        .uuids(nullable(s, x -> x.latest() == null ? null : x.latest().id().uuid()))
        .instants(
            nullable(s, x -> x.stage() instanceof Stage.AwaitingCode a ? a.expiresAt() : null))
        .instants(column(s, Submission::endsAt))
        .instants(nullable(s, SubmissionStore::finishedAt))
        .binaries(bytes(c, Changed::applicant))
        .binaries(bytes(c, Changed::useridIndex))
        .binaries(bytes(c, Changed::person))
        .binaries(bytes(c, Changed::editedBy))
        .instants(nullable(c, Changed::verifiedAt))
        .texts(column(c, x -> Literals.of(x.wrongAt())))
        .flags(column(c, Changed::erased))
        .flags(column(s, Submission::deleted))
        .binaries(seals)
        .number((long) c.size());
  }

  static @Nullable Instant finishedAt(Submission s) {
    return switch (s.stage()) {
      case Stage.AwaitingDeposit a -> null;
      case Stage.Depositing d -> null;
      case Stage.AwaitingCode a -> null;
      case Stage.Approved a -> a.at();
      case Stage.Rejected r -> r.at();
    };
  }

  private static <X> List<byte @Nullable []> bytes(
      List<X> rows, Function<X, @Nullable Opaque> column) {
    List<byte @Nullable []> values = new ArrayList<>(rows.size());
    for (X row : rows) {
      @Nullable Opaque value = column.apply(row);
      values.add(value == null ? null : value.bytes());
    }
    return values;
  }
}
