package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferStore;

/** What is read to show one submission, in one go and without a lock. */
final class StandingStore {
  /**
   * Parameters: project, submission, submission. The second statement may see a later moment than
   * the first: what it tells of the transfer is then newer, and the transfer still the one named.
   */
  final RoundTrip one;

  StandingStore(DatabaseClock clock) {
    one =
        RoundTrip.of(
            """
            select s.*, %s as now from submission s
            where s.project = ? and s.id = ? and s.deleted_at is null and s.erased_at is null\
            """
                .formatted(clock.sql()),
            """
            select t.submission, t.project, t.bank_code, t.account, t.holder, t.rail, t.origin, %s
            from transfer t where t.submission = ? order by t.attempt desc\
            """
                .formatted(TransferStore.COLUMNS));
  }
}
