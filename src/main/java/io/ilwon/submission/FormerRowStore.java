package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;

/** The statements that forget accounts nobody asked for since the index key was changed. */
final class FormerRowStore {
  /** Parameters: keys, the former key, days, how many at most. Rows nobody holds. */
  final String due;

  /** Parameter: indexes. */
  static final String GUESSES = GuessStore.LOCK_ALL;

  final String now;

  FormerRowStore(DatabaseClock clock) {
    this.now = "select " + clock.sql();
    this.due =
        """
        select a.account_index, a.day, a.places, a.former_day, a.former_places, a.checks_day,
          a.checks, a.seal
        from account a
        where a.index_key = any(?) and exists (select 1 from index_rotation r
            where r.former_key = ? and r.moved_at < %1$s - make_interval(days => ?))
          and greatest(a.day, a.checks_day) < (%1$s at time zone 'Asia/Seoul')::date - ?
          and not exists (select 1 from account_guess g where g.account_index = a.account_index
            and (g.right_at >= %1$s - make_interval(days => ?)
              or exists (select 1 from unnest(g.wrong_at) w
                where w >= %1$s - make_interval(days => ?))))
        limit ? for update skip locked\
        """
            .formatted(clock.sql());
  }
}
