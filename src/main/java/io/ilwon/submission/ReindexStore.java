package io.ilwon.submission;

import static io.ilwon.db.Columns.nullable;

import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.transfer.TransferId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a rotation of the index key has come, and what it still has to move. */
final class ReindexStore {
  /** Rows whose key was never written down are older than every rotation. */
  static final long NOT_NOTED = 0;

  private static final int TRANSFERS_AT_ONCE = 5_000;
  private static final int AT_ONCE = 500;

  private static final RoundTrip SENDING =
      RoundTrip.of("select count(*) from transfer where state = 'sending'");
  private static final RoundTrip STATE =
      RoundTrip.of("select begun_at, listed_at, moved_at from index_rotation where former_key = ?");

  /**
   * A transfer's account's row says under which key it stands. Where the row is deleted, nothing of
   * the account is open and nothing counts that could be carried.
   */
  private static final RoundTrip LIST =
      RoundTrip.of(
          """
          with page as (
            select id, account_index from transfer where id > ? order by id limit %d),
          listed as (
            insert into former_transfer (account_index, transfer)
            select p.account_index, p.id from page p
              join account a on a.account_index = p.account_index
            where a.index_key = any(?) on conflict do nothing)
          select id from page order by id desc limit 1\
          """
              .formatted(TRANSFERS_AT_ONCE));

  private static final RoundTrip SUBMISSIONS =
      RoundTrip.of(
          """
          select id, project, data_key, applicant, email_index, userid_index from submission
          where id > ? and applicant is not null and data_key is not null order by id limit %d\
          """
              .formatted(AT_ONCE));

  /** What was edited or erased meanwhile is left: an edit writes its indexes itself. */
  private static final RoundTrip INDEX =
      RoundTrip.of(
          """
          update submission s set email_index = u.email_index, userid_index = u.userid_index
          from unnest(?, ?, ?, ?) as u (id, applicant, email_index, userid_index)
          where s.id = u.id and s.applicant = u.applicant\
          """);

  private static final RoundTrip ACCOUNTS =
      RoundTrip.of(
          """
          select account_index from account where index_key = any(?) and account_index > ?
          order by account_index limit ?\
          """);

  /** The newest transfer of each account whose number is still there. */
  private static final RoundTrip NUMBERS =
      RoundTrip.of(
          """
          select distinct on (f.account_index) f.account_index, t.id, t.submission, t.project,
            t.bank_code, t.account, s.data_key
          from former_transfer f join transfer t on t.id = f.transfer
            join submission s on s.id = t.submission
          where f.account_index = any(?) and t.account is not null and s.data_key is not null
          order by f.account_index, t.id desc\
          """);

  private static final RoundTrip LEFT =
      RoundTrip.of("select count(*) from account where index_key = any(?)");

  /** The rotation itself stays: a server that still has its former key goes on. */
  private static final RoundTrip END = RoundTrip.of("delete from former_transfer");

  private final Database database;
  private final RoundTrip begin;
  private final RoundTrip listed;
  private final RoundTrip moved;

  ReindexStore(Database database, DatabaseClock clock) {
    this.database = database;
    String now = clock.sql();
    this.begin =
        RoundTrip.of(
            "insert into index_rotation (former_key, begun_at) values (?, %s) on conflict do nothing"
                .formatted(now));
    this.listed =
        RoundTrip.of(
            "update index_rotation set listed_at = %s where former_key = ? and listed_at is null"
                .formatted(now));
    this.moved =
        RoundTrip.of(
            "update index_rotation set moved_at = %s where former_key = ? and moved_at is null"
                .formatted(now));
  }

  /** Instants by the database's clock; null where it has not come so far. */
  record State(@Nullable Instant listed, @Nullable Instant moved) {}

  Optional<State> state(long former) throws SQLException {
    return database.with(connection -> {
      try (Call call = STATE.on(connection)) {
        return call.number(former).send().rows(ReindexStore::state).stream().findFirst();
      }
    });
  }

  private static State state(ResultSet row) throws SQLException {
    return new State(instant(row, "listed_at"), instant(row, "moved_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  long sending() throws SQLException {
    return database.with(connection -> {
      try (Call call = SENDING.on(connection)) {
        return call.send().rows(row -> row.getLong(1)).getFirst();
      }
    });
  }

  void begin(long former) throws SQLException {
    run(begin, former);
  }

  void listed(long former) throws SQLException {
    run(listed, former);
  }

  void moved(long former) throws SQLException {
    run(moved, former);
  }

  /** Forgets the list; nothing may be left under the key. */
  void end() throws SQLException {
    database.with(connection -> {
      try (Call call = END.on(connection)) {
        return call.send().count();
      }
    });
  }

  private void run(RoundTrip statement, long former) throws SQLException {
    database.inTransaction(connection -> {
      try (Call call = statement.on(connection)) {
        return call.number(former).send().count();
      }
    });
  }

  /** Lists the next transfers after {@code last}; the last of them, empty at the end. */
  Optional<UUID> list(UUID last, List<Long> keys) throws SQLException {
    return database.with(connection -> {
      try (Call call = LIST.on(connection)) {
        return call
            .uuid(last)
            .numbers(keys)
            .send()
            .rows(row -> row.getObject(1, UUID.class))
            .stream()
            .findFirst();
      }
    });
  }

  /** A submission whose applicant is still sealed. */
  record Searched(
      SubmissionId id,
      String project,
      Opaque dataKey,
      Opaque applicant,
      @Nullable Opaque email,
      @Nullable Opaque userid) {}

  List<Searched> submissions(String last) throws SQLException {
    return database.with(connection -> {
      try (Call call = SUBMISSIONS.on(connection)) {
        return call.text(last)
            .send()
            .rows(row ->
                new Searched(
                    new SubmissionId(row.getString("id")),
                    row.getString("project"),
                    Opaque.of(row.getBytes("data_key")),
                    Opaque.of(row.getBytes("applicant")),
                    opaque(row, "email_index"),
                    opaque(row, "userid_index")));
      }
    });
  }

  /** Writes their indexes, unless they were changed since they were read. */
  int index(List<Searched> fresh) throws SQLException {
    return database.with(connection -> {
      try (Call call = INDEX.on(connection)) {
        return call.texts(fresh.stream().map(s -> s.id().text()).toList())
            .binaries(fresh.stream().map(s -> s.applicant().bytes()).toList())
            .binaries(nullable(fresh, s -> bytes(s.email())))
            .binaries(nullable(fresh, s -> bytes(s.userid())))
            .send()
            .count();
      }
    });
  }

  private static byte @Nullable [] bytes(@Nullable Opaque value) {
    return value == null ? null : value.bytes();
  }

  /** The next accounts under these keys after {@code last}. */
  List<Opaque> accounts(List<Long> keys, Opaque last, int most) throws SQLException {
    return database.with(connection -> {
      try (Call call = ACCOUNTS.on(connection)) {
        return call.numbers(keys)
            .binary(last.bytes())
            .integer(most)
            .send()
            .rows(row -> Opaque.of(row.getBytes(1)));
      }
    });
  }

  /** A sealed number, and what opens it. */
  record Numbered(
      Opaque account,
      TransferId transfer,
      String submission,
      String project,
      String bankCode,
      Opaque number,
      Opaque dataKey) {}

  List<Numbered> numbers(List<Opaque> accounts) throws SQLException {
    return database.with(connection -> {
      try (Call call = NUMBERS.on(connection)) {
        return call.binaries(accounts.stream().map(Opaque::bytes).toList())
            .send()
            .rows(row ->
                new Numbered(
                    Opaque.of(row.getBytes("account_index")),
                    new TransferId(row.getObject("id", UUID.class)),
                    row.getString("submission"),
                    row.getString("project"),
                    row.getString("bank_code"),
                    Opaque.of(row.getBytes("account")),
                    Opaque.of(row.getBytes("data_key"))));
      }
    });
  }

  /** Accounts that stand under these keys. */
  long left(List<Long> keys) throws SQLException {
    return database.with(connection -> {
      try (Call call = LEFT.on(connection)) {
        return call.numbers(keys).send().rows(row -> row.getLong(1)).getFirst();
      }
    });
  }

  private static @Nullable Opaque opaque(ResultSet row, String column) throws SQLException {
    byte @Nullable [] bytes = row.getBytes(column);
    return bytes == null ? null : Opaque.of(bytes);
  }
}
