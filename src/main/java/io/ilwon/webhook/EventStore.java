package io.ilwon.webhook;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.db.Call;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table {@code webhook_event}: what happened, stored with what it happened to. */
public final class EventStore {
  /**
   * Stores events with a delivery for each endpoint of their projects, in the transaction that
   * makes them true; those of a project without an endpoint are dropped. Parameters: {@link #bind}.
   */
  public static final String INSERT =
      """
      with told as (
        insert into webhook_event (id, project, submission, sequence, type, at, status, comment,
          failures, wrong_codes, attempt, outcome, refusal)
        select u.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u (id, project, submission,
          sequence, type, at, status, comment, failures, wrong_codes, attempt, outcome, refusal)
        where exists (select 1 from webhook_endpoint e
          where e.project = u.project and e.state <> 'removed')
        returning id, project, submission, sequence, type, at)
      insert into webhook_delivery (endpoint, event, submission, sequence, type, due_at, created_at)
      select e.id, t.id, t.submission, t.sequence, t.type, t.at, t.at
      from told t join webhook_endpoint e on e.project = t.project and e.state <> 'removed'
        and (e.types is null or t.type = any(e.types))\
      """;

  private EventStore() {}

  /** Binds {@link #INSERT}. */
  public static void bind(Call call, List<Event> events) throws SQLException {
    List<Facts> facts = column(events, Event::facts);
    call.texts(column(events, e -> e.id().text()))
        .texts(column(events, Event::project))
        .texts(column(events, Event::submission))
        .numbers(column(events, Event::sequence))
        .texts(column(events, e -> e.type().word()))
        .instants(column(events, Event::at))
        .texts(column(facts, Facts::status))
        .texts(nullable(facts, Facts::comment))
        .integers(column(facts, Facts::failures))
        .integers(column(facts, Facts::wrongCodes))
        .integers(nullable(facts, f -> f.deposit() == null ? null : f.deposit().attempt()))
        .texts(nullable(facts, f -> f.deposit() == null ? null : f.deposit().outcome()))
        .texts(nullable(facts, f -> f.deposit() == null ? null : f.deposit().refusal()));
  }

  /** Reads a row with the columns of {@code webhook_event}, under their own names. */
  static Event read(ResultSet row) throws SQLException {
    @Nullable String outcome = row.getString("outcome");
    Facts.@Nullable Deposit deposit =
        outcome == null
            ? null
            : new Facts.Deposit(row.getInt("attempt"), outcome, row.getString("refusal"));
    @Nullable String status = row.getString("status");
    @Nullable String submission = row.getString("submission");
    return new Event(
        new EventId(row.getString("id")),
        row.getString("project"),
        submission == null ? "" : submission,
        row.getLong("sequence"),
        EventType.of(row.getString("type"))
            .orElseThrow(() -> new SQLException("an event of a type nobody knows")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new Facts(
            status == null ? "" : status,
            row.getString("comment"),
            row.getInt("failures"),
            row.getInt("wrong_codes"),
            deposit));
  }
}
