package io.ilwon.transfer;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** The statement of {@link OpenCount}. */
final class OpenCountStore {
  private OpenCountStore() {}

  /** Open ones by the index over open accounts, the queue by its own: neither grows with time. */
  static RoundTrip of(DatabaseClock clock) {
    return RoundTrip.of(
        """
        select %1$s as now,
          count(*) filter (where state = 'unknown') as unknown,
          coalesce(extract(epoch from %1$s - min(intent_at) filter (where state = 'unknown')), 0)
            as oldest_unknown,
          count(*) filter (where state = 'sending' and lease_until < %1$s) as overdue,
          (select count(*) from transfer where queued_at is not null) as queued,
          coalesce(extract(epoch from %1$s
            - (select min(queued_at) from transfer where queued_at is not null)), 0)
            as oldest_queued
        from transfer where outcome_at is null\
        """
            .formatted(clock.sql()));
  }
}
