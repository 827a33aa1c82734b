package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDay;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What days cost, and what is used most today: for people to look at, never to decide. Transfers
 * are found by when they began, so a question reads the rows of its days alone.
 */
public final class DayLoadStore {
  /** The limit of an account's day (invariant I3), and where somebody should look. */
  private static final int CAP = 10;

  private static final int MANY_ACCOUNTS = 3;

  private static final RoundTrip CAPPED =
      RoundTrip.of(
          """
          select n.id, t.submission, t.project, a.places
            from (select account_index, (array_agg(id order by intent_at desc))[1] as id
                from transfer where intent_at >= ? group by account_index having count(*) >= ?) n
              join account a on a.account_index = n.account_index and a.day = ? and a.places >= ?
              join transfer t on t.id = n.id
            where ? or t.project = ?
            order by a.places desc, t.intent_at desc limit ?\
          """);

  private static final RoundTrip SPREAD =
      RoundTrip.of(
          """
          select submission, min(project) as project, count(distinct account_index) as accounts,
              max(intent_at) as last_at
            from transfer where intent_at >= ? and (? or project = ?)
            group by submission having count(distinct account_index) >= ?
            order by 3 desc, 4 desc limit ?\
          """);

  private static final RoundTrip DAYS =
      RoundTrip.of(
          """
          select bank_day, project, bank_code,
              count(*) filter (where state in ('sent', 'reversed', 'sent_late')) as sent,
              count(*) filter (where state = 'reversed') as reversed,
              count(*) filter (where state = 'refused') as refused,
              count(*) filter (where outcome_at is null) as open
            from transfer where intent_at >= ? and intent_at < ? and (? or project = ?)
            group by 1, 2, 3 order by 1 desc, 4 desc, 2, 3 limit ?\
          """);

  private final Database database;

  public DayLoadStore(Database database) {
    this.database = database;
  }

  /** Accounts whose ten of this day are used, the newest transfer of each first. */
  public List<CappedAccount> capped(BankDay today, @Nullable String project, int most)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = CAPPED.on(connection)) {
        return call.instant(today.start())
            .integer(CAP)
            .date(today.date())
            .integer(CAP)
            .flag(project == null)
            .text(project)
            .integer(most)
            .send()
            .rows(row ->
                new CappedAccount(
                    new TransferId(row.getObject("id", UUID.class)),
                    row.getString("submission"),
                    row.getString("project"),
                    row.getInt("places")));
      }
    });
  }

  /** Submissions that were sent to three accounts or more since the day began. */
  public List<SpreadSubmission> spread(BankDay today, @Nullable String project, int most)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = SPREAD.on(connection)) {
        return call.instant(today.start())
            .flag(project == null)
            .text(project)
            .integer(MANY_ACCOUNTS)
            .integer(most)
            .send()
            .rows(row ->
                new SpreadSubmission(
                    row.getString("submission"),
                    row.getString("project"),
                    row.getInt("accounts"),
                    row.getObject("last_at", OffsetDateTime.class).toInstant()));
      }
    });
  }

  /** Won by day, project and bank from the first day to the last, the latest day first. */
  public List<WonOfDay> days(BankDay first, BankDay last, @Nullable String project, int most)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = DAYS.on(connection)) {
        return call.instant(first.start())
            .instant(last.next().start())
            .flag(project == null)
            .text(project)
            .integer(most)
            .send()
            .rows(DayLoadStore::day);
      }
    });
  }

  private static WonOfDay day(ResultSet row) throws SQLException {
    return new WonOfDay(
        new BankDay(row.getObject("bank_day", LocalDate.class)),
        row.getString("project"),
        new BankCode(row.getString("bank_code")),
        row.getLong("sent"),
        row.getLong("reversed"),
        row.getLong("refused"),
        row.getLong("open"));
  }
}
