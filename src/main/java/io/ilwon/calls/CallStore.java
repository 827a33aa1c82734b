package io.ilwon.calls;

import io.ilwon.calls.CallTally.Told;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The table {@code failed_call}. */
public final class CallStore {
  /** So many kinds are more than a person reads. */
  private static final int SHOWN = 200;

  private final Database database;
  private final RoundTrip add;
  private final RoundTrip forget;
  private final RoundTrip groups;

  public CallStore(Database database, DatabaseClock clock) {
    this.database = database;
    // In the order of the key, so that two nodes wait for each other and never in a circle.
    this.add =
        RoundTrip.of(
            """
            with now as materialized (select %s as at)
            insert into failed_call as f (hour, project, key, call, word, calls, last_at, submission)
            select date_trunc('hour', u.at at time zone 'UTC') at time zone 'UTC',
                u.project, u.key, u.call, u.word, u.calls, u.at, u.submission
              from (select t.*, now.at - interval '1 millisecond' * t.ago as at
                from now, unnest(?, ?, ?, ?, ?, ?, ?)
                  as t (project, key, call, word, calls, ago, submission)) u
              order by 1, 2, 3, 4, 5
            on conflict (hour, project, key, call, word) do update
              set calls = f.calls + excluded.calls,
                last_at = greatest(f.last_at, excluded.last_at),
                submission = case when excluded.submission = '' then f.submission
                  else excluded.submission end\
            """
                .formatted(clock.sql()));
    this.forget =
        RoundTrip.of(
            "delete from failed_call where hour < %s - interval '30 days'".formatted(clock.sql()));
    this.groups =
        RoundTrip.of(
            """
            with now as materialized (select %s as at)
            select f.call, f.word, coalesce(sum(f.calls) filter (where f.hour > now.at - u.period), 0)
                as calls, coalesce(sum(f.calls) filter (where f.hour <= now.at - u.period), 0) as before,
                max(f.last_at) as last_at,
                coalesce((array_agg(f.submission order by f.last_at desc)
                  filter (where f.submission <> ''))[1], '') as submission
              from now, (select interval '1 second' * ? as period) u, failed_call f
              where f.hour > now.at - 2 * u.period and (? or f.project = ?) and (? or f.key = ?)
              group by f.call, f.word order by 3 desc, 5 desc limit ?\
            """
                .formatted(clock.sql()));
  }

  /** Tells what a node counted, in one statement; what cannot be told stays with the tally. */
  public void tell(CallTally tally) throws SQLException {
    List<Told> told =
        tally.take().stream().sorted(Comparator.comparing((Told t) -> t.what().call())).toList();
    if (told.isEmpty()) {
      return;
    }
    boolean done = false;
    try {
      done =
          database.with(connection -> {
            try (Call call = add.on(connection)) {
              bind(call, told).send();
              return true;
            }
          });
    } finally {
      if (!done) {
        tally.putBack(told);
      }
    }
  }

  private static Call bind(Call call, List<Told> told) throws SQLException {
    return call.texts(column(told, t -> t.what().project()))
        .texts(column(told, t -> t.what().key()))
        .texts(column(told, t -> t.what().call()))
        .texts(column(told, t -> t.what().word()))
        .numbers(column(told, Told::calls))
        .numbers(column(told, Told::millisAgo))
        .texts(column(told, Told::submission));
  }

  private static <T> List<T> column(List<Told> told, Function<Told, T> of) {
    return told.stream().map(of).toList();
  }

  /** Forgets what is older than thirty days. */
  public void forget() throws SQLException {
    database.with(connection -> {
      try (Call call = forget.on(connection)) {
        call.send();
        return true;
      }
    });
  }

  /** The commonest first. */
  public List<CallGroup> groups(CallSearch search) throws SQLException {
    return database.with(connection -> {
      try (Call call = groups.on(connection)) {
        return call.number(search.period().toSeconds())
            .flag(search.project() == null)
            .text(search.project())
            .flag(search.key() == null)
            .text(search.key())
            .integer(SHOWN)
            .send()
            .rows(CallStore::read);
      }
    });
  }

  private static CallGroup read(ResultSet row) throws SQLException {
    return new CallGroup(
        row.getString("call"),
        row.getString("word"),
        row.getLong("calls"),
        row.getLong("before"),
        row.getObject("last_at", OffsetDateTime.class).toInstant(),
        row.getString("submission"));
  }
}
