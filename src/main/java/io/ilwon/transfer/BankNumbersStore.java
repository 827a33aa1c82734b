package io.ilwon.transfer;

import io.ilwon.bank.BankCode;
import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import io.ilwon.db.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of the table {@code transfer} by bank, of the last 24 hours alone: by the index over
 * {@code intent_at} older rows are not read.
 */
public final class BankNumbersStore {
  private static final int MOST_ANSWERS = 3;

  /** The clock in a select of its own: no index answers to a clock that goes on row by row. */
  private static final String ASKED =
      """
      from transfer
      where intent_at > (select %1$s - interval '24 hours')
        and (refusal is null or refusal not in ('HELD_BACK', 'NOT_REQUESTED'))\
      """;

  private static final String NUMBERS =
      """
      select n.*, (extract(epoch from n.took[1]) * 1000)::int8 as median,
        (extract(epoch from n.took[2]) * 1000)::int8 as slow
      from (select bank_code, count(*) as day_asked,
        count(*) filter (where state = 'sent') as day_sent,
        count(*) filter (where state = 'unknown') as day_unknown,
        count(*) filter (where intent_at > (select %1$s - interval '1 hour')) as hour_asked,
        count(*) filter (where intent_at > (select %1$s - interval '1 hour') and state = 'sent') as hour_sent,
        count(*) filter (where intent_at > (select %1$s - interval '1 hour') and state = 'unknown')
          as hour_unknown,
        percentile_disc(array[0.5, 0.95]) within group (order by outcome_at - intent_at) as took
      """;

  private static final String ANSWERS = "select bank_code, rail_code, count(*) as times ";

  private static final String HOURS =
      """
      select n.*, (extract(epoch from n.took[1]) * 1000)::int8 as median,
        (extract(epoch from n.took[2]) * 1000)::int8 as slow
      from (select date_trunc('hour', intent_at at time zone 'Asia/Seoul') as slot, count(*) as asked,
        count(*) filter (where state = 'sent') as sent,
        percentile_disc(array[0.5, 0.95]) within group (order by outcome_at - intent_at) as took
      """;

  private final Database database;
  private final RoundTrip read;

  /** Parameter: the bank. */
  private final RoundTrip hours;

  public BankNumbersStore(Database database, DatabaseClock clock) {
    this.database = database;
    this.read =
        RoundTrip.of(
            (ANSWERS + ASKED).formatted(clock.sql())
                + " and rail_code is not null group by 1, 2 order by 3 desc, 2",
            (NUMBERS + ASKED).formatted(clock.sql()) + " group by 1) n");
    this.hours =
        RoundTrip.of(
            (HOURS + ASKED).formatted(clock.sql()) + " and bank_code = ? group by 1) n order by 1");
  }

  /** Of every bank that was asked for a won within the last 24 hours, whatever the project. */
  public List<BankNumbers> read() throws SQLException {
    return database.with(connection -> {
      try (Call call = read.on(connection)) {
        Results results = call.send();
        Map<String, List<BankNumbers.Answer>> answers = new HashMap<>();
        results.rows(row -> answers(answers, row));
        return results.rows(row -> numbers(row, answers));
      }
    });
  }

  /** One bank's last 24 hours, hour by hour; those without a won are absent. */
  public List<BankPace> hours(BankCode bank) throws SQLException {
    return database.with(connection -> {
      try (Call call = hours.on(connection)) {
        return call.text(bank.text())
            .send()
            .rows(row ->
                new BankPace(
                    row.getObject("slot", LocalDateTime.class),
                    row.getLong("asked"),
                    row.getLong("sent"),
                    millis(row, "median"),
                    millis(row, "slow")));
      }
    });
  }

  private static boolean answers(Map<String, List<BankNumbers.Answer>> answers, ResultSet row)
      throws SQLException {
    List<BankNumbers.Answer> of =
        answers.computeIfAbsent(row.getString("bank_code"), _ -> new ArrayList<>());
    return of.size() < MOST_ANSWERS
        && of.add(new BankNumbers.Answer(row.getString("rail_code"), row.getLong("times")));
  }

  private static BankNumbers numbers(ResultSet row, Map<String, List<BankNumbers.Answer>> answers)
      throws SQLException {
    String bank = row.getString("bank_code");
    return new BankNumbers(
        new BankCode(bank),
        share(row, "hour"),
        share(row, "day"),
        millis(row, "median"),
        millis(row, "slow"),
        answers.getOrDefault(bank, List.of()));
  }

  private static BankNumbers.Share share(ResultSet row, String span) throws SQLException {
    return new BankNumbers.Share(
        row.getLong(span + "_asked"), row.getLong(span + "_sent"), row.getLong(span + "_unknown"));
  }

  /** Absent where no outcome is certain. */
  private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
