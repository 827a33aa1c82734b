package io.ilwon.webhook;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.SQLException;

/** What becomes of webhook rows whose time is over; each statement a batch. */
final class ForgetStore {
  private final Database database;

  /**
   * Of deleted submissions, what receivers answered: they may have repeated what they were told.
   */
  private final RoundTrip answers;

  /** Deliveries of endpoints that were removed. */
  private final RoundTrip removed;

  /** Old events with their deliveries and attempts, unless one is still to be delivered. */
  private final RoundTrip over;

  ForgetStore(Database database, DatabaseClock clock) {
    this.database = database;
    this.answers =
        RoundTrip.of(
            """
            update webhook_attempt a set answer = null
            where a.answer is not null and a.id in (
              select b.id from webhook_event v
                join webhook_event o on o.submission = v.submission and o.project = v.project
                join webhook_delivery d on d.submission = v.submission and d.event = o.id
                join webhook_attempt b on b.endpoint = d.endpoint and b.event = d.event
              where v.type = 'submission.deleted' and b.answer is not null limit ?)\
            """);
    this.removed =
        RoundTrip.of(
            """
            with over as (
              select d.endpoint, d.event from webhook_endpoint e
                join webhook_delivery d on d.endpoint = e.id
              where e.state = 'removed' limit ?),
            gone as (delete from webhook_attempt a using over
              where a.endpoint = over.endpoint and a.event = over.event)
            delete from webhook_delivery d using over
            where d.endpoint = over.endpoint and d.event = over.event\
            """);
    this.over =
        RoundTrip.of(
            """
            with over as (
              select v.id from webhook_event v
              where v.at < %s - make_interval(days => ?) and not exists (
                select 1 from webhook_delivery d where d.event = v.id and d.state = 'pending')
              order by v.at limit ? for update of v skip locked),
            told as (
              delete from webhook_delivery d using over where d.event = over.id
              returning d.endpoint, d.event),
            tried as (delete from webhook_attempt a using told
              where a.endpoint = told.endpoint and a.event = told.event)
            delete from webhook_event v using over where v.id = over.id\
            """
                .formatted(clock.sql()));
  }

  int answersOfDeleted(int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = answers.on(connection)) {
        return call.integer(most).send().count();
      }
    });
  }

  int removed(int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = removed.on(connection)) {
        return call.integer(most).send().count();
      }
    });
  }

  int over(int days, int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = over.on(connection)) {
        return call.integer(days).integer(most).send().count();
      }
    });
  }
}
