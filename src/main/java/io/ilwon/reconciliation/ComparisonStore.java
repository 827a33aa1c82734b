package io.ilwon.reconciliation;

import io.ilwon.bank.BankCode;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lays staged lines beside our ledger, page by page. */
final class ComparisonStore {
  /** Parameters: run, last rail id, limit, run, run. */
  private static final RoundTrip PAGE =
      RoundTrip.of(
          """
          with page as (
            select rail_id from statement_line where run = ? and rail_id > ?
            group by rail_id order by rail_id limit ?)
          select p.rail_id as their_id, c.deposits, c.reversals, c.one_won, f.line,
            f.bank_code as their_bank, f.account_index as their_account, f.number, f.amount,
            f.booked_at, f.reference, a.reversed as adopted_reversed, t.submission, t.project,
            t.bank_code, o.data_key, t.account, %s
          from page p
          cross join lateral (
            select count(*) filter (where not reversal)::int4 as deposits,
              count(*) filter (where reversal)::int4 as reversals, bool_and(amount = 1) as one_won
            from statement_line s where s.run = ? and s.rail_id = p.rail_id) c
          cross join lateral (
            select * from statement_line s where s.run = ? and s.rail_id = p.rail_id
            order by s.reversal, s.line limit 1) f
          left join transfer t on t.rail_id = p.rail_id
          left join submission o on o.id = t.submission
          left join adopted_transfer a on a.rail_id = p.rail_id
          order by p.rail_id\
          """
              .formatted(TransferStore.COLUMNS));

  /** Parameters: from, to, run, last transfer id, limit. The slice first, or the key is walked. */
  private static final RoundTrip ABSENT =
      RoundTrip.of(
          """
          with slice as materialized (
            select id, rail_id from transfer
            where intent_at >= ? and intent_at < ? and state in ('sent', 'sent_late', 'unknown')),
          absent as materialized (
            select id from slice i where not exists (
              select 1 from statement_line s where s.run = ? and s.rail_id = i.rail_id)
            and id > ? order by id limit ?)
          select t.submission, t.project, t.bank_code, o.data_key, t.account, %s
          from absent i join transfer t on t.id = i.id left join submission o on o.id = t.submission
          order by t.id\
          """
              .formatted(TransferStore.COLUMNS));

  private static final RoundTrip ENDS =
      RoundTrip.of(
          """
          select min(booked_at), max(booked_at) from statement_line where run = ?\
          """);

  private final Database database;

  ComparisonStore(Database database) {
    this.database = database;
  }

  /** Both ledgers under one rail id. */
  record Pair(Ours ours, Theirs theirs) {}

  /** The next rail ids of a run after {@code last}, in order. */
  List<Pair> pairs(UUID run, String last, int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = PAGE.on(connection)) {
        return call.uuid(run)
            .text(last)
            .integer(most)
            .uuid(run)
            .uuid(run)
            .send()
            .rows(row -> new Pair(ours(row), theirs(row)));
      }
    });
  }

  /** Transfers that began in the time and that the run's lines do not name, by id. */
  List<Ours.Ordered> absent(UUID run, Instant from, Instant to, UUID last, int most)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = ABSENT.on(connection)) {
        return call.instant(from)
            .instant(to)
            .uuid(run)
            .uuid(last)
            .integer(most)
            .send()
            .rows(ComparisonStore::ordered);
      }
    });
  }

  /** The days of a run's first and last booking; empty when it has no line. */
  Optional<Period> days(UUID run) throws SQLException {
    return database.with(connection -> {
      try (Call call = ENDS.on(connection)) {
        return call.uuid(run).send().rows(ComparisonStore::days).getFirst();
      }
    });
  }

  private static Optional<Period> days(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime first = row.getObject(1, OffsetDateTime.class);
    @Nullable OffsetDateTime last = row.getObject(2, OffsetDateTime.class);
    return first == null || last == null
        ? Optional.empty()
        : Optional.of(Period.ofLines(first.toInstant(), last.toInstant()));
  }

  private static Ours ours(ResultSet row) throws SQLException {
    if (row.getString("submission") != null) {
      return ordered(row);
    }
    boolean reversed = row.getBoolean("adopted_reversed");
    return row.wasNull() ? new Ours.Forgotten() : new Ours.Adopted(reversed);
  }

  private static Ours.Ordered ordered(ResultSet row) throws SQLException {
    return new Ours.Ordered(
        TransferStore.read(row),
        row.getString("submission"),
        row.getString("project"),
        new BankCode(row.getString("bank_code")),
        opaque(row.getBytes("data_key")),
        opaque(row.getBytes("account")));
  }

  private static Theirs theirs(ResultSet row) throws SQLException {
    return new Theirs(
        row.getString("their_id"),
        row.getInt("deposits"),
        row.getInt("reversals"),
        row.getBoolean("one_won"),
        new BankCode(row.getString("their_bank")),
        Optional.ofNullable(opaque(row.getBytes("their_account"))),
        opaque(row.getBytes("number")),
        row.getLong("amount"),
        row.getObject("booked_at", OffsetDateTime.class).toInstant(),
        row.getString("reference"),
        row.getLong("line"));
  }

  private static @Nullable Opaque opaque(byte @Nullable [] bytes) {
    return bytes == null ? null : Opaque.of(bytes);
  }
}
