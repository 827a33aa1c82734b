package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferStore;

/** Everything stored of one submission, in one go and without a lock. */
final class DossierStore {
  /** Parameters: projects, submission four times, submission twice. */
  final RoundTrip one;

  DossierStore(DatabaseClock clock) {
    one =
        RoundTrip.of(
            """
            select s.*, %s as now from submission s where s.project = any(?) and s.id = ?\
            """
                .formatted(clock.sql()),
            """
            select t.submission, t.project, t.bank_code, t.account, t.holder, t.rail, t.origin,
              t.bank_day, %s
            from transfer t where t.submission = ? order by t.attempt\
            """
                .formatted(TransferStore.COLUMNS),
            """
            select v.id, v.language, v.created_at, v.expires_at, v.ended_at, v.turn
            from verification_session v where v.submission = ? order by v.created_at, v.id\
            """,
            """
            select e.at, e.action, e.detail, e.reason, e.operator, e.second from audit_entry e
            where e.subject = any(array(
              select t.id::text from transfer t where t.submission = ?) || ?::text)
            order by e.at, e.id\
            """,
            MemoStore.OF_ONE);
  }
}
