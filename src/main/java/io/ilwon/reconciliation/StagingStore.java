package io.ilwon.reconciliation;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.rail.StatementLine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A statement's lines, kept for the time of one run. */
final class StagingStore {
  private static final int AT_ONCE = 5_000;

  /** By the key from where the last piece ended: its dead entries are not walked again. */
  private static final RoundTrip DELETE =
      RoundTrip.of(
          """
          with piece as materialized (
            select rail_id, line from statement_line
            where run = ? and (rail_id, line) > (?, ?) order by rail_id, line limit ?),
          gone as (
            delete from statement_line s using piece p
            where s.run = ? and s.rail_id = p.rail_id and s.line = p.line)
          select rail_id, line from piece order by rail_id desc, line desc limit 1\
          """);

  private final Database database;
  private final RoundTrip insert;
  private final RoundTrip leftOver;

  StagingStore(Database database, DatabaseClock clock) {
    this.database = database;
    this.insert =
        RoundTrip.of(
            """
            insert into statement_line (run, staged_at, rail_id, line, reversal, bank_code,
              account_index, number, amount, booked_at, reference)
            select ?, %s, u.* from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as u\
            """
                .formatted(clock.sql()));
    this.leftOver =
        RoundTrip.of(
            """
            select run from statement_line where staged_at < %s - interval '1 day' group by run\
            """
                .formatted(clock.sql()));
  }

  /** A line, its account as the database may hold it. */
  record Staged(
      long number, StatementLine line, @Nullable Opaque account, @Nullable Opaque sealed) {}

  void add(UUID run, List<Staged> lines) throws SQLException {
    List<byte @Nullable []> accounts = new ArrayList<>(lines.size());
    List<byte @Nullable []> numbers = new ArrayList<>(lines.size());
    for (Staged s : lines) {
      accounts.add(s.account() == null ? null : s.account().bytes());
      numbers.add(s.sealed() == null ? null : s.sealed().bytes());
    }
    database.with(connection -> {
      try (Call call = insert.on(connection)) {
        call.uuid(run)
            .texts(column(lines, s -> s.line().railId()))
            .numbers(column(lines, Staged::number))
            .flags(column(lines, s -> s.line().kind() == StatementLine.Kind.REVERSAL))
            .texts(column(lines, s -> s.line().bank().text()))
            .binaries(accounts)
            .binaries(numbers)
            .numbers(column(lines, s -> s.line().amount().amount()))
            .instants(column(lines, s -> s.line().at()))
            .texts(nullable(lines, s -> s.line().reference().orElse(null)))
            .send();
        return null;
      }
    });
  }

  private record Key(String railId, long line) {}

  /** Deletes the lines of a run. */
  void forget(UUID run) throws SQLException {
    Optional<Key> last = Optional.of(new Key("", 0));
    while (last.isPresent()) {
      Key from = last.get();
      last =
          database
              .with(connection -> {
                try (Call call = DELETE.on(connection)) {
                  return call.uuid(run)
                      .text(from.railId())
                      .number(from.line())
                      .integer(AT_ONCE)
                      .uuid(run)
                      .send()
                      .rows(row -> new Key(row.getString(1), row.getLong(2)));
                }
              })
              .stream()
              .findFirst();
    }
  }

  /** Deletes what runs left that were killed more than a day ago. */
  void forgetLeftOvers() throws SQLException {
    List<UUID> runs =
        database.with(connection -> {
          try (Call call = leftOver.on(connection)) {
            return call.send().rows(row -> row.getObject(1, UUID.class));
          }
        });
    for (UUID run : runs) {
      forget(run);
    }
  }
}
