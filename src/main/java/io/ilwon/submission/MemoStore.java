package io.ilwon.submission;

import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;

/** The table {@code submission_memo}, which rows are added to and read from, never changed. */
final class MemoStore {
  static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into submission_memo (submission, id, at, operator, text) values (?, ?, ?, ?, ?)\
          """);

  /** Parameter: submission. */
  static final String OF_ONE =
      """
      select m.id, m.at, m.operator, m.text from submission_memo m
      where m.submission = ? order by m.at, m.id\
      """;

  /** Parameters: projects, submission. Held, so that it is not erased meanwhile. */
  final RoundTrip ground;

  MemoStore(DatabaseClock clock) {
    ground =
        RoundTrip.of(
            """
            select s.*, %s as now from submission s
            where s.project = any(?) and s.id = ? for share of s\
            """
                .formatted(clock.sql()));
  }
}
