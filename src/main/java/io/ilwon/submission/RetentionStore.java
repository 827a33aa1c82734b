package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** What becomes of rows whose time is over; each statement a batch, on rows nobody holds. */
final class RetentionStore {
  private static final String OPEN =
      "exists (select 1 from transfer t where t.submission = s.id"
          + " and t.state in ('sending', 'unknown'))";

  /** Parameters: seconds after the intent, how many at most. */
  final RoundTrip codes;

  /**
   * Parameters: the usual days, how many at most, how many at most. Project by project along its
   * own index, so that what one project keeps for years is not walked over for another. An open
   * transfer's account is still needed. What was deleted is erased with its last transfer's
   * outcome.
   */
  final RoundTrip erase;

  /** Parameters: years, how many at most. */
  final RoundTrip forget;

  RetentionStore(DatabaseClock clock) {
    codes =
        RoundTrip.of(
            """
            with due as (
              select id from transfer
              where code_mac is not null and intent_at < %s - make_interval(secs => ?)
              order by intent_at limit ? for update skip locked)
            update transfer t set code_mac = null from due where t.id = due.id\
            """
                .formatted(clock.sql()));
    erase =
        RoundTrip.of(
            """
            with over as (
              select o.id from project p
                cross join lateral (
                  select %1$s - make_interval(days => coalesce(p.retention_days, ?)) as before) q
                cross join lateral (
                select s.id from submission s
                where s.project = p.id and s.deleted_at is null and s.erased_at is null
                  and s.created_at < q.before and s.finished_at < q.before and not %2$s
                order by s.created_at limit ?) o
              limit ?),
            due as (
              select s.id from submission s join over on over.id = s.id
              where s.applicant is not null and not %2$s
              order by s.id for update of s skip locked),
            emptied as (
              update transfer t set account = null, holder = null from due
              where t.submission = due.id)
            update submission s set applicant = null, person = null, edited_by = null,
              email_index = null, userid_index = null, data_key = null, erased_at = %1$s
            from due where s.id = due.id\
            """
                .formatted(clock.sql(), OPEN));
    forget =
        RoundTrip.of(
            """
            with due as (
              select s.id from submission s
                cross join (select %1$s - make_interval(years => ?) as before) q
              where s.applicant is null and s.created_at < q.before and s.finished_at < q.before
                and not %2$s
              order by s.created_at limit ? for update of s skip locked),
            gone as (delete from transfer t using due where t.submission = due.id),
            noted as (delete from submission_memo m using due where m.submission = due.id)
            delete from submission s using due where s.id = due.id\
            """
                .formatted(clock.sql(), OPEN));
  }
}
