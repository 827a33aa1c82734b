package io.ilwon.transfer;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** The statements of {@link OperatorQueue}. */
final class OperatorQueueStore {
  private static final String COLUMNS =
      """
      select t.state, t.account, t.intent_at, t.bank_day, t.outcome_at, t.proof, t.last_seen,
        t.inquiries, t.next_inquiry_at, t.queued_at, t.queue_reason, %s,
        (select s.data_key from submission s where s.id = t.submission) as data_key
      from transfer t\
      """
          .formatted(TransferSeal.ORIGIN);

  /** Parameter: the most rows. */
  static final RoundTrip UNKNOWN =
      RoundTrip.of(
          COLUMNS
              + " where outcome_at is null and state = 'unknown'"
              + " order by intent_at, id limit ?");

  /** Parameter: the most rows. */
  static final RoundTrip QUEUED =
      RoundTrip.of(COLUMNS + " where queued_at is not null order by queued_at, id limit ?");

  /** Parameter: its id. */
  static final RoundTrip ONE = RoundTrip.of(COLUMNS + " where id = ?");

  /**
   * Parameter: its id. Due since its intent, so that a person's question goes before those that
   * fell due by themselves. Returns the database's clock, and how many answers were heard before.
   */
  final RoundTrip askNow;

  /** Parameter: its id. Returns the database's clock. */
  final RoundTrip seen;

  OperatorQueueStore(DatabaseClock clock) {
    this.askNow =
        RoundTrip.of(
            """
            update transfer set next_inquiry_at = least(intent_at, %1$s)
            where id = ? and state = 'unknown' returning %1$s as now, inquiries\
            """
                .formatted(clock.sql()));
    this.seen =
        RoundTrip.of(
            """
            update transfer set queued_at = null, queue_reason = null
            where id = ? and queued_at is not null and outcome_at is not null
            returning %s as now, inquiries\
            """
                .formatted(clock.sql()));
  }
}
