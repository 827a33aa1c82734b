package io.ilwon.transfer;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the transfers somebody has to ask about, and those whose sender is gone. */
public final class InquiryStore implements Inquiries {
  private final Database database;
  private final RoundTrip lease;
  private final RoundTrip overdue;
  private final RoundTrip left;
  private final RoundTrip told;
  private final RoundTrip now;

  public InquiryStore(Database database, DatabaseClock clock) {
    this.database = database;
    this.lease =
        RoundTrip.of(
            """
            with due as (
              select id from transfer
              where state = 'unknown' and next_inquiry_at <= %1$s and rail = ?
              order by next_inquiry_at limit ? for update skip locked)
            update transfer t set next_inquiry_at = %1$s + make_interval(secs => ?)
            from due where t.id = due.id
            returning t.id, t.submission, t.project, t.account_index, t.bank_code, t.account,
              t.holder, t.rail_id, t.intent_at, %1$s as asked_at\
            """
                .formatted(clock.sql()));
    this.overdue =
        RoundTrip.of(
            """
            select id, submission, project, account_index from transfer
            where state = 'sending' and lease_until < %s order by lease_until limit ?\
            """
                .formatted(clock.sql()));
    this.left =
        RoundTrip.of(
            """
            select id, submission, project, account_index from transfer
            where state = 'sending' and node = ? order by intent_at limit ?\
            """);
    this.now = RoundTrip.of("select " + clock.sql());
    this.told =
        RoundTrip.of(
            """
            select n.rail_id, t.id, t.submission, t.project, t.account_index,
              t.state in ('sending', 'unknown', 'sent') as reversible,
              t.state in ('sending', 'unknown', 'refused') as bookable
            from unnest(?) as n (rail_id) left join transfer t on t.rail_id = n.rail_id\
            """);
  }

  @Override
  public Instant now() throws SQLException {
    return database.with(connection -> {
      try (Call call = now.on(connection)) {
        return call.send()
            .rows(row -> row.getObject(1, OffsetDateTime.class))
            .getFirst()
            .toInstant();
      }
    });
  }

  @Override
  public List<Question> lease(String rail, int most, Duration lasting) throws SQLException {
    return database.with(connection -> {
      try (Call call = lease.on(connection)) {
        return call.text(rail)
            .integer(most)
            .integer((int) lasting.toSeconds())
            .send()
            .rows(InquiryStore::question);
      }
    });
  }

  @Override
  public List<Outcomes.Address> overdue(int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = overdue.on(connection)) {
        return call.integer(most).send().rows(InquiryStore::address);
      }
    });
  }

  @Override
  public List<Outcomes.Address> leftBy(NodeId node, int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = left.on(connection)) {
        return call.uuid(node.uuid()).integer(most).send().rows(InquiryStore::address);
      }
    });
  }

  @Override
  public List<Told> told(List<String> railIds) throws SQLException {
    return database.with(connection -> {
      try (Call call = told.on(connection)) {
        return call.texts(railIds).send().rows(InquiryStore::told);
      }
    });
  }

  private static Told told(ResultSet row) throws SQLException {
    boolean ours = row.getObject("id", UUID.class) != null;
    return new Told(
        row.getString("rail_id"),
        ours ? address(row) : null,
        row.getBoolean("reversible"),
        row.getBoolean("bookable"));
  }

  private static Outcomes.Address address(ResultSet row) throws SQLException {
    return new Outcomes.Address(
        new TransferId(row.getObject("id", UUID.class)),
        row.getString("submission"),
        row.getString("project"),
        Opaque.of(row.getBytes("account_index")));
  }

  private static Question question(ResultSet row) throws SQLException {
    return new Question(
        address(row),
        row.getString("bank_code"),
        opaque(row.getBytes("account")),
        opaque(row.getBytes("holder")),
        row.getString("rail_id"),
        row.getObject("intent_at", OffsetDateTime.class).toInstant(),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Opaque opaque(byte @Nullable [] bytes) {
    return bytes == null ? null : Opaque.of(bytes);
  }
}
