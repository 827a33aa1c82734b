package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** Sums for operators, over a stretch of time that an index bounds. */
final class TallyStore {
  /** The newest that ended well, from which a usual time is taken. */
  private static final int SAMPLE = 10_000;

  /** Parameters: projects, from, to; from, to, projects. */
  final RoundTrip funnel;

  /** Parameters: from, to, projects. */
  static final RoundTrip OUTCOMES =
      RoundTrip.of(
          """
          select n.*, (extract(epoch from n.took[1]) * 1000)::int8 as half,
            (extract(epoch from n.took[2]) * 1000)::int8 as most
          from (select t.bank_code, t.state, t.refusal, count(*) as many,
              percentile_disc(array[0.5, 0.95]) within group (order by t.outcome_at - t.intent_at)
                as took
            from transfer t
            where t.intent_at >= ? and t.intent_at < ? and t.project = any(?)
            group by 1, 2, 3) n
          order by 1, 2, 3\
          """);

  /** Parameters: from, to, projects. */
  static final RoundTrip ENDED =
      RoundTrip.of(
          """
          select t.bank_code, t.state, t.refusal, count(*) as many
          from transfer t
          where t.intent_at >= ? and t.intent_at < ? and t.project = any(?)
          group by 1, 2, 3 order by 1, 2, 3\
          """);

  /** Parameters: projects, from, to. */
  static final RoundTrip HALF =
      RoundTrip.of(
          """
          select (extract(epoch from percentile_disc(0.5) within group (
            order by v.verified_at - t.outcome_at)) * 1000)::int8 as half
          from (
            select n.* from unnest(?) as p (project)
              cross join lateral (
                select s.latest_transfer, s.verified_at, s.created_at from submission s
                where s.project = p.project and s.deleted_at is null and s.erased_at is null
                  and s.created_at >= ? and s.created_at < ? and s.verified_at is not null
                order by s.created_at desc limit %1$d) n
            order by n.created_at desc limit %1$d) v
            cross join lateral (select t.outcome_at from transfer t
              where t.id = v.latest_transfer and t.state = 'sent' limit 1) t\
          """
              .formatted(SAMPLE));

  /** Parameters: projects, from, to. Of a day at most. */
  static final RoundTrip PACE =
      RoundTrip.of(
          """
          select date_trunc('hour', s.created_at at time zone 'Asia/Seoul') as slot,
            count(*) as opened, count(*) filter (where s.stage = 'approved') as approved
          from submission s
          where s.project = any(?) and s.deleted_at is null and s.erased_at is null
            and s.created_at >= ? and s.created_at < ?
          group by 1 order by 1\
          """);

  /** Parameters: projects, projects. */
  final RoundTrip waiting;

  TallyStore(DatabaseClock clock) {
    this.funnel =
        RoundTrip.of(
            """
            select count(*) as opened, count(*) filter (where s.attempts > 0) as asked,
              count(*) filter (where s.won > 0) as sent,
              count(*) filter (where s.wrong_guesses > 0 or s.verified_at is not null) as typed,
              count(*) filter (where s.stage = 'approved') as approved,
              count(*) filter (where s.finished_at is not null or s.ends_at <= %s) as ended,
              coalesce(sum(s.won), 0) as won
            from submission s
            where s.project = any(?) and s.deleted_at is null and s.erased_at is null
              and s.created_at >= ? and s.created_at < ?\
            """
                .formatted(clock.sql()),
            """
            select count(*) from verification_session v
            where v.created_at >= ? and v.created_at < ? and v.project = any(?)\
            """);
    this.waiting =
        RoundTrip.of(
            """
            select count(*), min(t.intent_at) from transfer t
            where t.outcome_at is null and t.state = 'unknown' and t.project = any(?)
              and t.intent_at < %s - interval '5 minutes'\
            """
                .formatted(clock.sql()),
            """
            select count(*), min(t.queued_at) from transfer t
            where t.queued_at is not null and t.project = any(?)\
            """);
  }
}
