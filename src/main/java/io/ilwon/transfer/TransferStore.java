package io.ilwon.transfer;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.rail.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transfers' statements, in the order of a row's life; parts of a group's round trips. */
public final class TransferStore {
  /** What {@link #read} reads, of a table called {@code t}. */
  public static final String COLUMNS =
      """
      t.id, t.attempt, t.account_index, t.rail_id, t.code_mac, t.code_wrong, t.intent_at,
      t.deadline_at, t.lease_until, t.state, t.outcome_at, t.proof, t.refusal, t.rail_code,
      t.rail_reference, t.last_seen, t.inquiries, t.next_inquiry_at, t.queued_at, t.queue_reason,
      t.heard, t.seal\
      """;

  /**
   * Parameters: submission ids, further transfer ids. The caller adds {@code skip locked}, or
   * waits.
   */
  public static final String LOCK =
      "select "
          + COLUMNS
          + """
           from transfer t
          where t.id = any(array(select latest_transfer from submission where id = any(?)) || ?)
          order by t.id for update\
          """;

  /** Parameter: transfer ids. Tells a row that is gone from one that another transaction holds. */
  public static final String PRESENT = "select id from transfer where id = any(?)";

  /**
   * Parameters: see {@link #bindIntents}. Fails for a rail id that a reconciliation found at the
   * bank: a restored database may have forgotten it (invariant I12).
   */
  public static final String INSERT =
      """
      insert into transfer (id, submission, project, attempt, state, bank_code, account_index,
        account, holder, rail, rail_id, bank_day, code_mac, node, intent_at, deadline_at, lease_until,
        origin, seal)
      select id, submission, project, attempt, 'sending', bank_code, account_index,
        account, holder, rail, rail_id, bank_day, code_mac, node, intent_at, deadline_at, lease_until,
        origin, seal
      from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as i (id, submission, project,
        attempt, bank_code, account_index, account, holder, rail, rail_id, bank_day, code_mac, node,
        intent_at, deadline_at, lease_until, origin, seal)
      where 1 / (not exists (
        select 1 from adopted_transfer a where a.rail_id = i.rail_id))::int = 1\
      """;

  /** Fails the whole round trip unless every row still is in the state it was read in. */
  public static final String UPDATE =
      """
      with changed as (
        update transfer t set state = u.state, code_wrong = u.code_wrong, heard = u.heard,
          outcome_at = u.outcome_at, proof = u.proof, refusal = u.refusal, rail_code = u.rail_code,
          rail_reference = u.rail_reference, last_seen = u.last_seen, inquiries = u.inquiries,
          next_inquiry_at = u.next_inquiry_at, queued_at = u.queued_at,
          queue_reason = u.queue_reason, seal = u.seal
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u (id, seen, state, code_wrong,
          heard, outcome_at, proof, refusal, rail_code, rail_reference, last_seen, inquiries,
          next_inquiry_at, queued_at, queue_reason, seal)
        where t.id = u.id and t.state = u.seen
        returning 1)
      select 1 / (count(*) = ?)::int from changed\
      """;

  /** Parameter: ids of submissions whose account data is erased. */
  public static final String ERASE =
      "update transfer set account = null, holder = null where submission = any(?)";

  private TransferStore() {}

  /** A row as {@link #COLUMNS} reads it. */
  public static Transfer read(ResultSet row) throws SQLException {
    byte @Nullable [] mac = row.getBytes("code_mac");
    return new Transfer(
        new TransferId(row.getObject("id", UUID.class)),
        row.getInt("attempt"),
        Opaque.of(row.getBytes("account_index")),
        row.getString("rail_id"),
        Opaque.of(mac == null ? new byte[0] : mac),
        row.getInt("code_wrong"),
        at(row, "intent_at"),
        at(row, "deadline_at"),
        at(row, "lease_until"),
        state(row),
        new Asking(
            row.getInt("inquiries"),
            instant(row, "next_inquiry_at"),
            instant(row, "queued_at"),
            row.getString("queue_reason")),
        row.getBoolean("heard"));
  }

  private static State state(ResultSet row) throws SQLException {
    String word = row.getString("state");
    return switch (word) {
      case "sending" -> new State.Sending();
      case "unknown" -> new State.Unknown(text(row, "last_seen"));
      case "sent" ->
          new State.Sent(at(row, "outcome_at"), proof(row), row.getString("rail_reference"));
      case "refused" -> refused(row);
      case "reversed" -> new State.Reversed(at(row, "outcome_at"));
      case "sent_late" -> new State.SentLate(at(row, "outcome_at"), refused(row));
      default -> throw new SQLException("a transfer is in a state nobody knows: " + word);
    };
  }

  private static State.Refused refused(ResultSet row) throws SQLException {
    return new State.Refused(
        at(row, "outcome_at"),
        proof(row),
        Refusal.valueOf(text(row, "refusal")),
        text(row, "rail_code"));
  }

  private static Proof proof(ResultSet row) throws SQLException {
    return Proof.valueOf(text(row, "proof").toUpperCase(java.util.Locale.ROOT));
  }

  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime read = row.getObject(column, OffsetDateTime.class);
    return read == null ? null : read.toInstant();
  }

  /** Binds {@link #INSERT}. */
  public static void bindIntents(Call call, List<Intent> i, TransferSeal seal, List<byte[]> seals)
      throws SQLException {
    call.uuids(column(i, x -> x.transfer().id().uuid()))
        .texts(column(i, Intent::submission))
        .texts(column(i, Intent::project))
        .integers(column(i, x -> x.transfer().attempt()))
        .texts(column(i, Intent::bankCode))
        .binaries(column(i, x -> x.transfer().account().bytes()))
        .binaries(column(i, x -> x.account().bytes()))
        .binaries(column(i, x -> x.holder().bytes()))
        .texts(column(i, Intent::rail))
        .texts(column(i, x -> x.transfer().railId()))
        .dates(column(i, x -> x.bankDay().date()))
        .binaries(column(i, x -> x.transfer().codeMac().bytes()))
        .uuids(column(i, x -> x.node().uuid()))
        .instants(column(i, x -> x.transfer().intentAt()))
        .instants(column(i, x -> x.transfer().deadlineAt()))
        .instants(column(i, x -> x.transfer().leaseUntil()))
        .binaries(column(i, x -> seal.origin(Origin.of(x))))
        .binaries(seals);
  }

  /** A transfer to write, and the state it was read in. */
  public record Changed(State seen, Transfer now) {}

  /** Binds {@link #UPDATE}. */
  public static void bindChanges(Call call, List<Changed> c, List<byte[]> seals)
      throws SQLException {
    List<StateColumns> w = column(c, x -> StateColumns.of(x.now().state()));
    List<Asking> a = column(c, x -> x.now().asking());
    call.uuids(column(c, x -> x.now().id().uuid()))
        .texts(column(c, x -> x.seen().word()))
        .texts(column(c, x -> x.now().state().word()))
        .integers(column(c, x -> x.now().codeWrong()))
        .flags(column(c, x -> x.now().heard()))
        .instants(nullable(w, StateColumns::at))
        .texts(nullable(w, StateColumns::proof))
        .texts(nullable(w, StateColumns::refusal))
        .texts(nullable(w, StateColumns::code))
        .texts(nullable(w, StateColumns::reference))
        .texts(nullable(w, StateColumns::lastSeen))
        .integers(column(a, Asking::inquiries))
        .instants(nullable(a, Asking::next))
        .instants(nullable(a, Asking::queuedAt))
        .texts(nullable(a, Asking::reason))
        .binaries(seals)
        .number((long) c.size());
  }
}
