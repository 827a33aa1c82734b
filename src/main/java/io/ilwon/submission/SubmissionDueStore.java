package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** Which submissions have something due. */
final class SubmissionDueStore {
  /** Parameter: how many at most. */
  final RoundTrip ranOut;

  SubmissionDueStore(DatabaseClock clock) {
    ranOut =
        RoundTrip.of(
            """
            select id from submission
            where finished_at is null and ends_at <= %s
            order by ends_at limit ?\
            """
                .formatted(clock.sql()));
  }
}
