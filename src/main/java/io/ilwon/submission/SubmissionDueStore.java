package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * When to look at a submission whose time may have run out. A row of its own, made with the
 * submission: an index over what changes in a submission's life would be written anew with each
 * change.
 */
final class SubmissionDueStore {
  /** Parameters: when, ids. */
  static final String ADD = "insert into submission_due (due_at, id) select ?, unnest(?)";

  /**
   * Parameter: how many at most. What has ended is looked at no more, what was given more time is
   * put off, and what ran out comes back; it is looked at again until it has ended.
   */
  final RoundTrip ranOut;

  SubmissionDueStore(DatabaseClock clock) {
    ranOut =
        RoundTrip.of(
            """
            with clock as (select %s as now),
            due as (
              select d.due_at, d.id from submission_due d where d.due_at <= (select now from clock)
              order by d.due_at limit ? for update skip locked),
            seen as (
              select d.due_at, d.id, s.finished_at is null and s.id is not null as running, s.ends_at
              from due d left join submission s on s.id = d.id),
            ended as (
              delete from submission_due d using seen
              where not seen.running and d.due_at = seen.due_at and d.id = seen.id),
            put_off as (
              update submission_due d set due_at = seen.ends_at from seen
              where seen.running and seen.ends_at > (select now from clock)
                and d.due_at = seen.due_at and d.id = seen.id)
            select id, running and ends_at <= (select now from clock) as over
            from seen order by due_at\
            """
                .formatted(clock.sql()));
  }

  /** A row that was looked at. */
  record Seen(SubmissionId id, boolean over) {
    static Seen read(ResultSet row) throws SQLException {
      return new Seen(new SubmissionId(row.getString("id")), row.getBoolean("over"));
    }
  }
}
