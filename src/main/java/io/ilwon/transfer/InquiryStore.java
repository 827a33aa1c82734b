package io.ilwon.transfer;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the transfers somebody has to ask about, and those whose sender is gone. */
public final class InquiryStore implements Inquiries {
  private static final Optional<Outcomes.Address> NONE = Optional.empty();

  private final Database database;
  private final TransferSeal seal;
  private final RoundTrip lease;
  private final RoundTrip overdue;
  private final RoundTrip left;
  private final RoundTrip told;
  private final RoundTrip now;

  /**
   * A store over these transfers.
   *
   * @param seal a transfer whose origin another hand has changed is told to nobody, and not asked
   *     about
   */
  public InquiryStore(Database database, DatabaseClock clock, TransferSeal seal) {
    this.database = database;
    this.seal = seal;
    this.lease =
        RoundTrip.of(
            """
            with due as (
              select id from transfer
              where state = 'unknown' and next_inquiry_at <= %1$s and rail = ?
              order by next_inquiry_at limit ? for update skip locked)
            update transfer t set next_inquiry_at = %1$s + make_interval(secs => ?)
            from due where t.id = due.id
            returning %2$s, t.account, t.holder, t.intent_at, %1$s as asked_at,
              (select s.data_key from submission s where s.id = t.submission) as data_key\
            """
                .formatted(clock.sql(), TransferSeal.ORIGIN));
    this.overdue =
        RoundTrip.of(
            """
            select %2$s from transfer t
            where t.state = 'sending' and t.lease_until < %1$s order by t.lease_until limit ?\
            """
                .formatted(clock.sql(), TransferSeal.ORIGIN));
    this.left =
        RoundTrip.of(
            """
            select %s from transfer t
            where t.state = 'sending' and t.node = ? order by t.intent_at limit ?\
            """
                .formatted(TransferSeal.ORIGIN));
    this.now = RoundTrip.of("select " + clock.sql());
    this.told =
        RoundTrip.of(
            """
            select n.rail_id as told_id, %s,
              t.state in ('sending', 'unknown', 'sent') as reversible,
              t.state in ('sending', 'unknown', 'refused') as bookable
            from unnest(?) as n (rail_id) left join transfer t on t.rail_id = n.rail_id\
            """
                .formatted(TransferSeal.ORIGIN));
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
        return call
            .text(rail)
            .integer(most)
            .integer((int) lasting.toSeconds())
            .send()
            .rows(this::question)
            .stream()
            .flatMap(Optional::stream)
            .toList();
      }
    });
  }

  @Override
  public List<Outcomes.Address> overdue(int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = overdue.on(connection)) {
        return genuine(call.integer(most).send());
      }
    });
  }

  @Override
  public List<Outcomes.Address> leftBy(NodeId node, int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = left.on(connection)) {
        return genuine(call.uuid(node.uuid()).integer(most).send());
      }
    });
  }

  @Override
  public List<Told> told(List<String> railIds) throws SQLException {
    return database.with(connection -> {
      try (Call call = told.on(connection)) {
        return call.texts(railIds).send().rows(this::told);
      }
    });
  }

  /** A forged transfer is ours, but no news is told of it. */
  private Told told(ResultSet row) throws SQLException {
    boolean ours = row.getObject("id", UUID.class) != null;
    boolean genuine = ours && seal.genuineOrigin(row);
    return new Told(
        row.getString("told_id"),
        ours ? address(row) : null,
        genuine && row.getBoolean("reversible"),
        genuine && row.getBoolean("bookable"));
  }

  private List<Outcomes.Address> genuine(Results results) throws SQLException {
    return results.rows(row -> seal.genuineOrigin(row) ? Optional.of(address(row)) : NONE).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Outcomes.Address address(ResultSet row) throws SQLException {
    return new Outcomes.Address(
        new TransferId(row.getObject("id", UUID.class)),
        row.getString("submission"),
        row.getString("project"),
        Opaque.of(row.getBytes("account_index")));
  }

  private Optional<Question> question(ResultSet row) throws SQLException {
    if (!seal.genuineOrigin(row)) {
      return Optional.empty();
    }
    return Optional.of(
        new Question(
            address(row),
            row.getString("bank_code"),
            opaque(row.getBytes("data_key")),
            opaque(row.getBytes("account")),
            opaque(row.getBytes("holder")),
            row.getString("rail_id"),
            row.getObject("intent_at", OffsetDateTime.class).toInstant(),
            row.getObject("asked_at", OffsetDateTime.class).toInstant()));
  }

  private static @Nullable Opaque opaque(byte @Nullable [] bytes) {
    return bytes == null ? null : Opaque.of(bytes);
  }
}
