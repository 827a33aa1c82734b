package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;

/**
 * Finds rows that count nothing any more along the primary key, a page at a time. An index over
 * what tells them, a day or an instant, would have to change with every verification.
 */
final class IdleStore {
  private static final int AT_ONCE = 500;

  private static final String PAGE =
      """
      account_index = any(array(
        select account_index from %s where account_index > ? and account_index < ?
        order by account_index limit %d))\
      """;

  private static final String LAST =
      """
      select account_index from %s where account_index > ? and account_index < ?
      order by account_index offset %d limit 1\
      """;

  /** Parameters: after which key, before which. Where the page ends; no row once the keys do. */
  static final String LAST_DAY = LAST.formatted("account", AT_ONCE - 1);

  static final String LAST_GUESSES = LAST.formatted("account_guess", AT_ONCE - 1);

  /** Parameters: after which key, before which, index keys to leave alone, days. */
  final String days;

  /** Parameters: after which key, before which, days. */
  final String guesses;

  final String now;

  IdleStore(DatabaseClock clock) {
    String before = clock.sql() + " - make_interval(days => ?)";
    now = "select " + clock.sql();
    days =
        """
        select account_index, day, places, former_day, former_places, checks_day, checks, seal
        from account
        where %s and index_key <> all(?)
          and greatest(day, former_day, checks_day) < ((%s) at time zone 'Asia/Seoul')::date
        order by account_index for update skip locked\
        """
            .formatted(PAGE.formatted("account", AT_ONCE), before);
    guesses =
        """
        select account_index, wrong_at, right_at, seal from account_guess
        where %s and coalesce(
          greatest(right_at, wrong_at[cardinality(wrong_at)]), timestamptz '-infinity') < %s
        order by account_index for update skip locked\
        """
            .formatted(PAGE.formatted("account_guess", AT_ONCE), before);
  }
}
