package io.ilwon.webhook;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.audit.By;
import io.ilwon.audit.Trail;
import io.ilwon.crypto.Ids;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.db.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes how calls ended, many in one transaction. */
final class OutcomeStore {
  private static final By SERVER = new By("ilwon", "its receiver answered 410");

  private final Database database;
  private final Trail trail;
  private final AttemptSeal seal;
  private final RoundTrip now;
  private final RoundTrip disable;

  /** The lease must still be ours: otherwise somebody else tells of it. */
  private static final String DELIVERIES =
      """
      update webhook_delivery d set state = u.state, attempts = d.attempts + 1,
        due_at = ?::timestamptz + make_interval(secs => u.again / 1000.0), lease = null,
        node = null, last_at = ?, last_status = u.status, last_reason = u.reason
      from unnest(?, ?, ?, ?, ?, ?, ?) as u (endpoint, event, lease, state, again, status, reason)
      where d.endpoint = u.endpoint and d.event = u.event and d.lease = u.lease\
      """;

  private static final String ATTEMPTS =
      """
      insert into webhook_attempt (id, endpoint, event, at, duration_ms, status, reason, project,
        answer)
      select u.id, u.endpoint, u.event, ?, u.took, u.status, u.reason, u.project, u.answer
      from unnest(?, ?, ?, ?, ?, ?, ?, ?) as u (id, endpoint, event, took, status, reason, project,
        answer)\
      """;

  private static final String ENDPOINTS =
      """
      update webhook_endpoint e
      set failures = case when u.healed then u.failures else e.failures + u.failures end,
        slowed_until = case when u.pause is null then e.slowed_until
          else greatest(e.slowed_until, ?::timestamptz + make_interval(secs => u.pause)) end
      from unnest(?, ?, ?, ?) as u (id, healed, failures, pause) where e.id = u.id\
      """;

  OutcomeStore(Database database, DatabaseClock clock, Keyset keys) {
    this.database = database;
    this.trail = new Trail(keys.audit());
    this.seal = new AttemptSeal(keys.sealer());
    this.now = RoundTrip.of("select " + clock.sql());
    this.disable =
        RoundTrip.of(
            """
            update webhook_endpoint set state = 'disabled', why = ?, since = ?
            where id = any(?) and state = 'active' returning id\
            """);
  }

  void write(List<Outcome> outcomes, List<Effect> effects) throws SQLException {
    List<Row> rows = column(outcomes, this::row);
    database.inTransaction(connection -> {
      Instant at = now(connection);
      Script script = new Script();
      script.tell(DELIVERIES, call -> bindDeliveries(call, at, outcomes, rows));
      script.tell(ATTEMPTS, call -> bindAttempts(call, at, outcomes, rows));
      List<Effect> telling = effects.stream().filter(Effect::matters).toList();
      if (!telling.isEmpty()) {
        script.tell(ENDPOINTS, call -> bindEndpoints(call, at, telling));
      }
      script.run(connection);
      disable(connection, at, effects.stream().filter(Effect::gone).toList());
      return null;
    });
  }

  /** An outcome's own columns. */
  private record Row(
      String id, @Nullable Integer status, @Nullable String reason, @Nullable Opaque answer) {
    @Override
    public String toString() {
      return "Row(" + id + ")";
    }
  }

  private Row row(Outcome o) {
    String id = Ids.timeOrdered().toString();
    return switch (o.ended()) {
      case Ended.Failed f -> new Row(id, null, f.fault().phrase(), null);
      case Ended.Answered a -> {
        boolean kept = !o.delivered() && !a.body().isEmpty();
        String project = o.taken().event().project();
        yield new Row(
            id, a.status(), null, kept ? Opaque.of(seal.answer(project, id, a.body())) : null);
      }
    };
  }

  private Instant now(Connection connection) throws SQLException {
    try (Call call = now.on(connection)) {
      return call.send().rows(r -> r.getObject(1, OffsetDateTime.class).toInstant()).getFirst();
    }
  }

  private static void bindDeliveries(Call call, Instant at, List<Outcome> outcomes, List<Row> rows)
      throws SQLException {
    List<Taken> taken = column(outcomes, Outcome::taken);
    call.instant(at)
        .instant(at)
        .texts(column(taken, t -> t.endpoint().text()))
        .texts(column(taken, t -> t.event().id().text()))
        .uuids(column(taken, Taken::lease))
        .texts(column(outcomes, OutcomeStore::state))
        .numbers(column(outcomes, o -> o.step().again().toMillis()))
        .integers(nullable(rows, Row::status))
        .texts(nullable(rows, Row::reason));
  }

  private static String state(Outcome o) {
    return switch (o.step().fate()) {
      case DELIVERED -> "delivered";
      case AGAIN -> "pending";
      case GIVEN_UP -> "given_up";
    };
  }

  private static void bindAttempts(Call call, Instant at, List<Outcome> outcomes, List<Row> rows)
      throws SQLException {
    List<byte @Nullable []> answers = new ArrayList<>(rows.size());
    rows.forEach(r -> answers.add(r.answer() == null ? null : r.answer().bytes()));
    List<Taken> taken = column(outcomes, Outcome::taken);
    call.instant(at)
        .texts(column(rows, Row::id))
        .texts(column(taken, t -> t.endpoint().text()))
        .texts(column(taken, t -> t.event().id().text()))
        .integers(column(outcomes, o -> (int) o.took().toMillis()))
        .integers(nullable(rows, Row::status))
        .texts(nullable(rows, Row::reason))
        .texts(column(taken, t -> t.event().project()))
        .binaries(answers);
  }

  private static void bindEndpoints(Call call, Instant at, List<Effect> effects)
      throws SQLException {
    call.instant(at)
        .texts(column(effects, e -> e.endpoint().text()))
        .flags(column(effects, Effect::healed))
        .integers(column(effects, Effect::failures))
        .numbers(nullable(effects, e -> e.pause() == null ? null : e.pause().toSeconds()));
  }

  private void disable(Connection connection, Instant at, List<Effect> gone) throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    List<String> ids = column(gone, e -> e.endpoint().text());
    List<String> disabled;
    try (Call call = disable.on(connection)) {
      disabled = call.text(SERVER.reason()).instant(at).texts(ids).send().rows(r -> r.getString(1));
    }
    for (String id : disabled) {
      trail.deeds(connection, SERVER.did("webhook disable", id, "nothing is sent to it"), at);
    }
  }
}
