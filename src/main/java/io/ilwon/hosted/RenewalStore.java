package io.ilwon.hosted;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** A submission's links, the newest of which is followed by another. */
final class RenewalStore {
  /** Parameters: project, submission. Held, so that two operators do not make two. */
  final RoundTrip newest;

  /** Parameters: project, submission; then the new row's as they stand there. */
  final RoundTrip replace;

  RenewalStore(DatabaseClock clock) {
    newest =
        RoundTrip.of(
            """
            select s.*, %s as now from verification_session s
            where s.project = ? and s.submission collate "C" = ? and s.opened_at is not null
            order by s.created_at desc, s.id desc limit 1 for update of s\
            """
                .formatted(clock.sql()));
    // greatest: a clock that jumped back must not make it impossible.
    replace =
        RoundTrip.of(
            """
            update verification_session set ended_at = greatest(created_at, %s)
            where project = ? and submission collate "C" = ? and ended_at is null\
            """
                .formatted(clock.sql()),
            """
            insert into verification_session (id, project, key_id, token_hash, token, submission,
              language, return_url, locked_bank, locked_holder, created_at, opened_at, expires_at)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now.at, now.at, now.at + interval '30 minutes'
            from (select %s as at) now
            returning created_at, expires_at\
            """
                .formatted(clock.sql()));
  }
}
