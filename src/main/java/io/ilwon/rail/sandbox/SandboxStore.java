package io.ilwon.rail.sandbox;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.Brand;
import io.ilwon.bank.Descriptor;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.crypto.BlindIndex;
import io.ilwon.crypto.Place;
import io.ilwon.crypto.Sealer;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.rail.Notice;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.TransferOutcome.Refused;
import io.ilwon.rail.TransferOutcome.Sent;
import io.ilwon.rail.TransferOutcome.Unknown;
import io.ilwon.rail.sandbox.Handling.Books;
import io.ilwon.rail.sandbox.Handling.Loses;
import io.ilwon.rail.sandbox.Handling.Refuses;
import io.ilwon.rail.sandbox.Handling.RefusesEveryOther;
import io.ilwon.rail.sandbox.Passbook.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The books in schema {@code sandbox_bank}. Every order is one statement and so one transaction.
 */
final class SandboxStore {
  private static final String DUPLICATE_KEY = "23505";
  private static final int CODE_DIGITS = 3;
  private static final int LATE_SECONDS = 10;

  private final Database database;
  private final Sealer sealer;
  private final BlindIndex index;
  private final RoundTrip take;
  private final RoundTrip takeEverySecond;
  private final RoundTrip find;
  private final RoundTrip takenBack;
  private final RoundTrip linesOfAccount;
  private final RoundTrip latestLines;

  /** What became of an order handed in. */
  enum Taken {
    HELD_BACK,
    DUPLICATE,
    /** By the account's turn, whatever the handling says. */
    BOOKED,
    AS_HANDLED
  }

  SandboxStore(Database database, DatabaseClock clock, Sealer sealer, BlindIndex index) {
    this.database = database;
    this.sealer = sealer;
    this.index = index;
    String now = clock.sql();
    this.take =
        RoundTrip.of(
            "with turn as (select false as books), "
                + insert(now)
                + " on conflict (rail_id) do nothing returning false");
    this.takeEverySecond =
        RoundTrip.of(
            """
            with counted as (
              insert into sandbox_bank.order_count as c (account_index, orders) values (?, 1)
              on conflict (account_index) do update set orders = c.orders + 1
              returning orders),
            turn as (select orders % 2 = 0 as books from counted),
            """
                + insert(now)
                + " returning outcome = 'booked'");
    this.find =
        RoundTrip.of(
            """
            select outcome, refusal, refusal_code, reference, settles_at <= %s as settled
            from sandbox_bank.transfer where rail_id = ?
            """
                .formatted(now));
    this.takenBack =
        RoundTrip.of(
            """
            select rail_id, taken_back_at from sandbox_bank.transfer
            where taken_back_at between ? and %s order by taken_back_at
            """
                .formatted(now));
    this.linesOfAccount = RoundTrip.of(lines(now, "account_index = any(?)"));
    this.latestLines =
        RoundTrip.of(
            lines(
                now,
                "received_at > %1$s - interval '1 hour' and settles_at <= %1$s - %2$s"
                    .formatted(now, "told_late::int * interval '" + LATE_SECONDS + " s'")));
  }

  private static String insert(String now) {
    return """
    bank as (select %s as now)
    insert into sandbox_bank.transfer (
      rail_id, account_index, account, remitter_name, reference, received_at,
      settles_at, outcome, refusal, refusal_code, taken_back_at, told_late)
    select ?, ?, ?, ?, ?, now,
      coalesce(now + ? * interval '1 millisecond', 'infinity'),
      case when books then 'booked' else ? end,
      case when books then null else ? end,
      case when books then null else ? end,
      now + ? * interval '1 millisecond',
      exists (select from sandbox_bank.switch where name = 'late')
    from turn, bank\
    """
        .formatted(now);
  }

  private static String lines(String now, String condition) {
    return """
    with bank as (select %s as now),
    booked as (
      select * from sandbox_bank.transfer, bank
      where %s and outcome = 'booked' and settles_at <= now)
    select rail_id, settles_at as at, 1 as amount, account, remitter_name from booked
    union all
    select rail_id, taken_back_at, -1, account, remitter_name from booked
    where taken_back_at <= now
    order by at desc, amount, rail_id
    limit ?
    """
        .formatted(now, condition);
  }

  /** Stores the order, unless its window closed while a connection was waited for. */
  Taken take(TransferOrder order, Descriptor text, Handling handling, String reference)
      throws SQLException {
    byte[] accountIndex = indexesOf(order.account()).getFirst();
    byte[] account = sealer.seal(inOnePiece(order.account()), at("account", order.railId()));
    byte[] remitter = sealer.seal(text.unmasked(), at("remitter_name", order.railId()));
    boolean byTurn = handling instanceof RefusesEveryOther;
    return database.with(connection -> {
      try (Call call = (byTurn ? takeEverySecond : take).on(connection)) {
        if (byTurn) {
          call.binary(accountIndex);
        }
        call.text(order.railId()).binary(accountIndex).binary(account).binary(remitter);
        bind(call.text(reference), handling);
        if (!order.window().open()) {
          return Taken.HELD_BACK;
        }
        List<Boolean> booked = call.send().rows(row -> row.getBoolean(1));
        return booked.isEmpty()
            ? Taken.DUPLICATE
            : booked.getFirst() ? Taken.BOOKED : Taken.AS_HANDLED;
      } catch (SQLException failed) {
        // Of the orders that take turns; the count goes back with the rest of the statement.
        if (DUPLICATE_KEY.equals(failed.getSQLState())) {
          return Taken.DUPLICATE;
        }
        throw failed;
      }
    });
  }

  private static void bind(Call call, Handling handling) throws SQLException {
    switch (handling) {
      case Books(Duration after, _, Optional<Duration> takenBackAfter) ->
          bind(call, after, "booked", null, null)
              .number(takenBackAfter.map(after::plus).map(Duration::toMillis).orElse(null));
      case Refuses(Refusal why, String code) ->
          bind(call, Duration.ZERO, "refused", why.name(), code).number(null);
      case RefusesEveryOther(Refusal why, String code) ->
          bind(call, Duration.ZERO, "refused", why.name(), code).number(null);
      case Loses(Optional<Duration> inProcessFor) ->
          bind(call, inProcessFor.orElse(null), "lost", null, null).number(null);
    }
  }

  private static Call bind(
      Call call,
      @Nullable Duration settlesAfter,
      String outcome,
      @Nullable String refusal,
      @Nullable String code)
      throws SQLException {
    return call.number(settlesAfter == null ? null : settlesAfter.toMillis())
        .text(outcome)
        .text(refusal)
        .text(code);
  }

  /** What the books say by now; empty where they have no such order. */
  Optional<TransferOutcome> find(String railId) throws SQLException {
    return database.with(connection -> {
      try (Call call = find.on(connection)) {
        return call.text(railId).send().rows(SandboxStore::outcome).stream().findFirst();
      }
    });
  }

  private static TransferOutcome outcome(ResultSet row) throws SQLException {
    if (!row.getBoolean("settled")) {
      return Unknown.inProcess();
    }
    return switch (row.getString("outcome")) {
      case "booked" -> new Sent(row.getString("reference"));
      case "refused" ->
          new Refused(Refusal.valueOf(row.getString("refusal")), row.getString("refusal_code"));
      default -> Unknown.noRecord();
    };
  }

  List<Notice> takenBack(Instant since) throws SQLException {
    return database.with(connection -> {
      try (Call call = takenBack.on(connection)) {
        return call.instant(since)
            .send()
            .rows(row ->
                new Notice(
                    row.getString("rail_id"), Notice.Kind.REVERSED, instant(row, "taken_back_at")));
      }
    });
  }

  List<Line> lines(Account account) throws SQLException {
    return database.with(connection -> {
      try (Call call = linesOfAccount.on(connection)) {
        return call.binaries(indexesOf(account)).integer(1000).send().rows(this::line);
      }
    });
  }

  List<Line> latest(int count) throws SQLException {
    return database.with(connection -> {
      try (Call call = latestLines.on(connection)) {
        return call.integer(count).send().rows(this::line);
      }
    });
  }

  private Line line(ResultSet row) throws SQLException {
    String railId = row.getString("rail_id");
    String text = sealer.open(row.getBytes("remitter_name"), at("remitter_name", railId));
    return new Line(
        instant(row, "at"),
        row.getInt("amount"),
        new Descriptor(
            new DescriptorCode(text.substring(0, CODE_DIGITS)),
            new Brand(text.substring(CODE_DIGITS))),
        account(row, sealer));
  }

  /** The account of a row with its {@code rail_id}. */
  static Account account(ResultSet row, Sealer sealer) throws SQLException {
    String account = sealer.open(row.getBytes("account"), at("account", row.getString("rail_id")));
    int colon = account.indexOf(':');
    return new Account(
        new BankCode(account.substring(0, colon)), new AccountNumber(account.substring(colon + 1)));
  }

  /** Under every index key at hand, the present one first. */
  private List<byte[]> indexesOf(Account account) {
    return index.each("sandbox_bank", account.bank().text(), account.number().unmasked());
  }

  private static String inOnePiece(Account account) {
    return account.bank().text() + ":" + account.number().unmasked();
  }

  private static Place at(String column, String railId) {
    return new Place("sandbox", "sandbox_bank.transfer", column, railId);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
