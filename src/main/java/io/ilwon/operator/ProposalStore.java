package io.ilwon.operator;

import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code proposal}. */
final class ProposalStore {
  private static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into proposal (id, kind, subject, detail, reason, proposed_by, proposed_at, seal)
          select ?, ?, ?, ?, ?, ?, ?, ?
          on conflict (kind, subject) where outcome is null do nothing\
          """);

  private static final RoundTrip OPEN =
      RoundTrip.of(
          "select p.* from proposal p where p.outcome is null order by p.proposed_at, p.id");

  private static final RoundTrip FIND =
      RoundTrip.of("select p.* from proposal p where p.id = ? and p.outcome is null");

  private static final RoundTrip DECIDE =
      RoundTrip.of(
          """
          update proposal set outcome = ?, decided_by = ?, decided_at = greatest(proposed_at, ?)
          where id = ? and outcome is null\
          """);

  private final RoundTrip clock;

  ProposalStore(DatabaseClock clock) {
    this.clock = RoundTrip.of("select " + clock.sql());
  }

  /** One with its seal. */
  @SuppressWarnings("ArrayRecordComponent") // handed through once, never compared
  record Row(Proposal proposal, byte[] seal) {
    @Override
    public String toString() {
      return "Row[" + proposal.id() + "]";
    }
  }

  Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(row -> instant(row, 1)).getFirst();
    }
  }

  /** False where one waits about the same already. */
  boolean insert(Connection connection, Proposal p, byte[] seal) throws SQLException {
    try (Call call = INSERT.on(connection)) {
      return call.text(p.id())
              .text(p.kind())
              .text(p.subject())
              .text(p.detail())
              .text(p.reason())
              .text(p.proposedBy())
              .instant(p.proposedAt())
              .binary(seal)
              .send()
              .count()
          == 1;
    }
  }

  List<Row> open(Connection connection) throws SQLException {
    try (Call call = OPEN.on(connection)) {
      return call.send().rows(ProposalStore::read);
    }
  }

  Optional<Row> find(Connection connection, String id) throws SQLException {
    try (Call call = FIND.on(connection)) {
      return call.text(id).send().rows(ProposalStore::read).stream().findFirst();
    }
  }

  boolean decide(Connection connection, String id, Proposal.Outcome outcome, String by, Instant now)
      throws SQLException {
    try (Call call = DECIDE.on(connection)) {
      return call.text(outcome.word()).text(by).instant(now).text(id).send().count() == 1;
    }
  }

  private static Row read(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    @Nullable String outcome = row.getString("outcome");
    Proposal proposal =
        new Proposal(
            row.getString("id"),
            row.getString("kind"),
            row.getString("subject"),
            row.getString("detail"),
            row.getString("reason"),
            row.getString("proposed_by"),
            row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
            row.getString("decided_by"),
            decided == null ? null : decided.toInstant(),
            outcome == null ? null : Proposal.Outcome.of(outcome));
    return new Row(proposal, row.getBytes("seal"));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
