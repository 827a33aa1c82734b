package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferStore;

/**
 * What operators list. Each statement walks an index from the newest, a bounded number of rows, and
 * leaves out of these what is not asked for: no filter can make it read more.
 */
final class RegisterStore {
  private static final String THERE = "s.deleted_at is null and s.erased_at is null";

  /** Parameters: from, to, the last row of the page before (time, id). */
  private static final String BETWEEN =
      "s.created_at >= ? and s.created_at < ? and (s.created_at, s.id) < (?, ?)";

  private static final String NEWEST = "order by s.created_at desc, s.id desc limit ?";

  private static final String FOUND =
      "select s.id, s.created_at, s.latest_transfer, s.stage, s.comment, s.finished_at, s.ends_at";

  /** Parameters: projects, {@link #BETWEEN}, how many, how many. */
  static final String BY_TIME = each("?::text[]", "project", "true");

  /** Parameters: projects, userid indexes, {@link #BETWEEN}, how many, how many. */
  static final String BY_USERID =
      each(
          "?::text[], ?::bytea[]",
          "project, userid",
          "s.userid_index = p.userid and s.userid_index is not null");

  /** Parameters: its id, projects, {@link #BETWEEN}, how many. */
  static final String BY_ID = of("select ?::text");

  /** Parameters: blind indexes, projects, {@link #BETWEEN}, how many. */
  static final String BY_ACCOUNT =
      of("select t.submission from transfer t where t.account_index = any(?::bytea[]) limit 10000");

  /** Parameters: id at the bank, own id, projects, {@link #BETWEEN}, how many. */
  static final String BY_TRANSFER =
      of(
          """
          select t.submission from transfer t where t.rail_id = ?
          union all select t.submission from transfer t where t.id = ?::uuid\
          """);

  /** Parameters: projects, {@link #BETWEEN}, how many. */
  static final String UNKNOWN =
      of(
          """
          select t.submission from transfer t
          where t.outcome_at is null and t.state = 'unknown' limit 10000\
          """);

  /** Parameters: projects, {@link #BETWEEN}, how many. */
  static final String QUEUED =
      of("select t.submission from transfer t where t.queued_at is not null limit 10000");

  /**
   * Sessions go by key alone; a summary of pages can only be followed so. For one transaction, and
   * before its first statement.
   */
  static final RoundTrip BY_PAGES = RoundTrip.of("set local enable_bitmapscan = on");

  /** Parameter: transfers. */
  static final RoundTrip TRANSFERS =
      RoundTrip.of(
          """
          select t.submission, t.project, t.bank_code, t.account, t.holder, t.rail, t.origin, %s
          from transfer t where t.id = any(?)\
          """
              .formatted(TransferStore.COLUMNS));

  private final DatabaseClock clock;

  RegisterStore(DatabaseClock clock) {
    this.clock = clock;
  }

  /** Projects side by side, each by its own part of the index. */
  private static String each(String values, String names, String and) {
    return """
    %s from unnest(%s) p (%s) cross join lateral (
      select s.* from submission s
      where s.project = p.project and %s and %s and %s %s) s %s\
    """
        .formatted(FOUND, values, names, THERE, and, BETWEEN, NEWEST, NEWEST);
  }

  private static String of(String ids) {
    return "%s from submission s where s.id = any(array(%s)) and s.project = any(?) and %s and %s %s"
        .formatted(FOUND, ids, THERE, BETWEEN, NEWEST);
  }

  /**
   * Those found, less what is left out, with how many were looked at and the last of these.
   * Parameters: those of {@code found}; stages or none, and {@code byTransfer} bank or null,
   * refusal or null; how many.
   */
  RoundTrip list(String found, boolean byTransfer) {
    return RoundTrip.of(sql(found, byTransfer));
  }

  String sql(String found, boolean byTransfer) {
    String newest =
        byTransfer
            ? """
            cross join (select ?::text as bank, ?::text as refusal) q
            cross join lateral (select t.bank_code, t.refusal from transfer t
              where t.id = w.latest_transfer limit 1) t
            where (q.bank is null or t.bank_code = q.bank)
              and (q.refusal is null or t.refusal = q.refusal)\
            """
            : "where true";
    return """
    with found as materialized (%1$s),
    told as (
      select f.id, f.created_at, f.latest_transfer, case
          when f.finished_at is null and f.ends_at <= %2$s then 'timeout'
          when f.stage = 'rejected' then f.comment else f.stage end as stage
      from found f),
    matched as (
      select w.id, w.created_at, w.stage as told from told w
        cross join (select ?::text[] as stages) a %3$s
        and (cardinality(a.stages) = 0 or w.stage = any(a.stages))
      order by w.created_at desc, w.id desc limit ?)
    select (select count(*) from found)::int4 as looked, last.created_at as last_at,
      last.id as last_id, m.told, s.*, coalesce((
        select true from verification_session v where v.submission = s.id limit 1), false) as link
    from (select f.created_at, f.id from found f order by f.created_at, f.id limit 1) last
      left join matched m on true left join submission s on s.id = m.id
    order by m.created_at desc, m.id desc\
    """
        .formatted(found, clock.sql(), newest);
  }
}
