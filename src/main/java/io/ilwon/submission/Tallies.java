package io.ilwon.submission;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many did what, of some projects and a stretch of time; from rows as they are stored. */
public final class Tallies {
  private final Database database;
  private final TallyStore store;

  public Tallies(Database database, DatabaseClock clock) {
    this.database = database;
    this.store = new TallyStore(clock);
  }

  /** What became of submissions opened from {@code from} on and before {@code to}. */
  public Funnel funnel(List<String> projects, Instant from, Instant to) throws SQLException {
    return database.with(connection -> {
      try (Call call = store.funnel.on(connection)) {
        call.texts(projects).instant(from).instant(to);
        call.instant(from).instant(to).texts(projects);
        Results found = call.texts(projects).instant(from).instant(to).send();
        Funnel whole = found.rows(Tallies::funnel).getFirst();
        long links = found.rows(row -> row.getLong(1)).getFirst();
        List<Optional<Duration>> half = found.rows(row -> millis(row, "half"));
        return whole.with(links, half.isEmpty() ? Optional.empty() : half.getFirst());
      }
    });
  }

  /** What banks answered to transfers begun in that time, by bank, state and reason. */
  public List<Outcome> outcomes(List<String> projects, Instant from, Instant to)
      throws SQLException {
    return database.inTransaction(connection -> {
      Register.byPages(connection);
      try (Call call = TallyStore.OUTCOMES.on(connection)) {
        return call.instant(from).instant(to).texts(projects).send().rows(Tallies::outcome);
      }
    });
  }

  /** What waits for somebody now. */
  public Waiting waiting(List<String> projects) throws SQLException {
    return database.with(connection -> {
      try (Call call = store.waiting.on(connection)) {
        Results found = call.texts(projects).texts(projects).send();
        Pile unknown = found.rows(Tallies::pile).getFirst();
        return new Waiting(unknown, found.rows(Tallies::pile).getFirst());
      }
    });
  }

  /**
   * From the first step to the last.
   *
   * @param links made to the page
   * @param asked those for which a won was asked for
   * @param sent those whose account a won has reached, or perhaps
   * @param typed those that typed a code
   * @param ended whatever the result
   * @param half of them took no longer from the won's arrival to the right code
   */
  public record Funnel(
      long links,
      long opened,
      long asked,
      long sent,
      long typed,
      long approved,
      long ended,
      long won,
      Optional<Duration> half) {
    Funnel with(long made, Optional<Duration> usual) {
      return new Funnel(made, opened, asked, sent, typed, approved, ended, won, usual);
    }
  }

  /**
   * Transfers of one bank that ended alike.
   *
   * @param half of them took no longer from our asking on; empty while nothing is certain
   * @param most of twenty, nineteen took no longer
   */
  public record Outcome(
      String bank,
      String state,
      @Nullable String refusal,
      long many,
      Optional<Duration> half,
      Optional<Duration> most) {
    @Override
    public String toString() {
      return "Outcome";
    }
  }

  /** So many, the oldest since. */
  public record Pile(long many, @Nullable Instant oldest) {}

  /**
   * What waits.
   *
   * @param unknown for longer than five minutes
   * @param queued for a person
   */
  public record Waiting(Pile unknown, Pile queued) {}

  private static Funnel funnel(ResultSet row) throws SQLException {
    return new Funnel(
        0,
        row.getLong("opened"),
        row.getLong("asked"),
        row.getLong("sent"),
        row.getLong("typed"),
        row.getLong("approved"),
        row.getLong("ended"),
        row.getLong("won"),
        Optional.empty());
  }

  private static Outcome outcome(ResultSet row) throws SQLException {
    return new Outcome(
        row.getString("bank_code"),
        row.getString("state"),
        row.getString("refusal"),
        row.getLong("many"),
        millis(row, "half"),
        millis(row, "most"));
  }

  private static Pile pile(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
    return new Pile(row.getLong(1), oldest == null ? null : oldest.toInstant());
  }

  private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
