package io.ilwon.transfer;

import static io.ilwon.db.Columns.column;
import static io.ilwon.db.Columns.nullable;

import io.ilwon.audit.Line;
import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Opaque;
import io.ilwon.db.Call;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on an account's day; parts of a group's round trips. */
public final class AccountStore {
  /**
   * Parameters: see {@link #bindMade}. Makes the counter rows that are missing and locks all; those
   * that are there are not written, but without a lock one that counts nothing could be deleted
   * before it is read. Fails for an index key that was replaced: a server that slept through that
   * would count everything anew.
   */
  public static final String MAKE =
      """
      insert into account (index_key, account_index, seal)
      select k.key, u.* from (select ?::int8) k (key), unnest(?, ?) as u (account_index, seal)
      where 1 / (not exists (
        select 1 from index_rotation r where r.former_key = k.key))::int = 1
      order by 2
      on conflict (account_index) do update set seal = excluded.seal where false\
      """;

  private static final String COLUMNS =
      "select account_index, day, places, former_day, former_places, checks_day, checks, seal"
          + " from account where account_index = any(";

  private static final String IN_ORDER = ") order by account_index for update";

  /** Parameter: blind indexes. */
  public static final String LOCK = COLUMNS + "?" + IN_ORDER;

  /**
   * Parameters: blind indexes, ids of submissions a code was typed for. A right code settles an
   * open transfer, and its account has to be on today by then. Whether one is open is asked so that
   * no index answers it: the one over open transfers would be read whole, however many a bank has
   * left unknown.
   */
  public static final String LOCK_WITH_OPEN =
      COLUMNS
          + """
          ? || array(
            select t.account_index from submission s join transfer t on t.id = s.latest_transfer
            where s.id = any(?) and coalesce(t.outcome_at, 'infinity') = 'infinity')\
          """
          + IN_ORDER;

  /**
   * Parameter: blind indexes, locked by an earlier statement, so that this one sees what committed.
   * Asked for those whose day is over: the new one begins with what is still open.
   */
  public static final String OPEN =
      """
      select account_index, count(*)::int4 as open from transfer
      where account_index = any(?) and outcome_at is null group by account_index\
      """;

  /**
   * Parameters: see {@link #bindNew}. Rows that were not there when their group read; if another
   * transaction has made one meanwhile, the primary key refuses and the group reads again. Fails as
   * {@link #MAKE} for an index key that was replaced.
   */
  public static final String INSERT =
      """
      insert into account (index_key, account_index, day, places, former_day, former_places,
        checks_day, checks, seal)
      select k.key, u.* from (select ?::int8) k (key), unnest(?, ?, ?, ?, ?, ?, ?, ?) as u
        (account_index, day, places, former_day, former_places, checks_day, checks, seal)
      where 1 / (not exists (
        select 1 from index_rotation r where r.former_key = k.key))::int = 1
      order by 2\
      """;

  /**
   * Fails the whole round trip unless every row is as it was read, and unless a cap that is not to
   * be passed was kept (invariant I3).
   */
  public static final String UPDATE =
      """
      with changed as (
        update account a set day = u.day, places = u.places, former_day = u.former_day,
          former_places = u.former_places, checks_day = u.checks_day, checks = u.checks,
          seal = u.seal
        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as u (account_index, seen_day, seen_places, day,
          places, former_day, former_places, checks_day, checks, most, seal)
        where a.account_index = u.account_index and a.day = u.seen_day and a.places = u.seen_places
          and (u.most is null or u.places <= u.most)
        returning 1)
      select 1 / (count(*) = ?)::int from changed\
      """;

  private AccountStore() {}

  /**
   * Binds {@link #MAKE}.
   *
   * @param key the id of the key the indexes were made under
   */
  public static void bindMade(Call call, List<Opaque> accounts, AccountSeal seal, long key)
      throws SQLException {
    call.number(key)
        .binaries(column(accounts, Opaque::bytes))
        .binaries(column(accounts, account -> seal.of(account, AccountDay.UNUSED)));
  }

  /** One account's row under its lock. */
  public record Row(Opaque account, AccountDay day) {
    /** Whether the day is over, and the account's open transfers decide how the new one begins. */
    public boolean endedBefore(BankDay today) {
      return today.isAfter(day.day());
    }
  }

  /** A row of {@link #LOCK}. */
  public static Row read(ResultSet row) throws SQLException {
    return new Row(
        Opaque.of(row.getBytes("account_index")),
        new AccountDay(
            new BankDay(row.getObject("day", LocalDate.class)),
            row.getInt("places"),
            new BankDay(row.getObject("former_day", LocalDate.class)),
            row.getInt("former_places"),
            new BankDay(row.getObject("checks_day", LocalDate.class)),
            row.getInt("checks")));
  }

  /** A row of {@link #OPEN}. */
  public record Open(Opaque account, int transfers) {
    /** Reads the row. */
    public static Open read(ResultSet row) throws SQLException {
      return new Open(Opaque.of(row.getBytes("account_index")), row.getInt("open"));
    }
  }

  /**
   * A row to write, and as it was read.
   *
   * @param most the most places the row may have then; null when no intent took one
   */
  public record Changed(Opaque account, AccountDay seen, AccountDay now, @Nullable Integer most) {}

  /** The rows as they are after the changes. */
  public static List<Row> rows(List<Changed> changes) {
    return column(changes, c -> new Row(c.account(), c.now()));
  }

  /** The seals of rows as they will be stored, in their order. */
  public static List<byte[]> seals(List<Row> rows, AccountSeal seal) {
    return column(rows, r -> seal.of(r.account(), r.day()));
  }

  /** What the audit tells of rows made or changed; {@code seals} in their order. */
  public static List<Line> lines(List<Row> rows, List<byte[]> seals) {
    List<Line> lines = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Row r = rows.get(i);
      lines.add(Line.of("account", r.account(), "places:" + r.day().places(), seals.get(i)));
    }
    return lines;
  }

  /**
   * Binds {@link #INSERT}.
   *
   * @param key the id of the key the indexes were made under
   */
  public static void bindNew(Call call, List<Row> rows, List<byte[]> seals, long key)
      throws SQLException {
    List<AccountDay> now = column(rows, Row::day);
    call.number(key)
        .binaries(column(rows, r -> r.account().bytes()))
        .dates(column(now, x -> x.day().date()))
        .integers(column(now, AccountDay::places))
        .dates(column(now, x -> x.formerDay().date()))
        .integers(column(now, AccountDay::formerPlaces))
        .dates(column(now, x -> x.checksDay().date()))
        .integers(column(now, AccountDay::checks))
        .binaries(seals);
  }

  /** Binds {@link #UPDATE}. */
  public static void bindChanges(Call call, List<Changed> c, List<byte[]> seals)
      throws SQLException {
    call.binaries(column(c, x -> x.account().bytes()))
        .dates(column(c, x -> x.seen().day().date()))
        .integers(column(c, x -> x.seen().places()))
        .dates(column(c, x -> x.now().day().date()))
        .integers(column(c, x -> x.now().places()))
        .dates(column(c, x -> x.now().formerDay().date()))
        .integers(column(c, x -> x.now().formerPlaces()))
        .dates(column(c, x -> x.now().checksDay().date()))
        .integers(column(c, x -> x.now().checks()))
        .integers(nullable(c, Changed::most))
        .binaries(seals)
        .number((long) c.size());
  }
}
