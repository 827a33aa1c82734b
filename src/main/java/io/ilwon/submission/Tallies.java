package io.ilwon.submission;

import io.ilwon.db.Call;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Results;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
        Results found = call.instant(from).instant(to).texts(projects).send();
        Funnel whole = found.rows(Tallies::funnel).getFirst();
        return whole.with(found.rows(row -> row.getLong(1)).getFirst());
      }
    });
  }

  /** Half of the newest of them took no longer from the won's arrival to the right code. */
  public Optional<Duration> half(List<String> projects, Instant from, Instant to)
      throws SQLException {
    return database.with(connection -> {
      try (Call call = TallyStore.HALF.on(connection)) {
        call.texts(projects).instant(from).instant(to);
        return call.send().rows(row -> millis(row, "half")).stream()
            .flatMap(Optional::stream)
            .findFirst();
      }
    });
  }

  /** How many transfers begun in that time a bank, a state and a reason had. */
  public List<Ended> ended(List<String> projects, Instant from, Instant to) throws SQLException {
    return database.inTransaction(connection -> {
      Register.byPages(connection);
      try (Call call = TallyStore.ENDED.on(connection)) {
        return call.instant(from).instant(to).texts(projects).send().rows(Tallies::ended);
      }
    });
  }

  /** The same, and how long it took. */
  public List<Outcome> outcomes(List<String> projects, Instant from, Instant to)
      throws SQLException {
    return database.inTransaction(connection -> {
      Register.byPages(connection);
      try (Call call = TallyStore.OUTCOMES.on(connection)) {
        return call.instant(from).instant(to).texts(projects).send().rows(Tallies::outcome);
      }
    });
  }

  /** Submissions by the hour in which they began; those in which none did are absent. */
  public List<Pace> pace(List<String> projects, Instant from, Instant to) throws SQLException {
    return database.with(connection -> {
      try (Call call = TallyStore.PACE.on(connection)) {
        return call.texts(projects)
            .instant(from)
            .instant(to)
            .send()
            .rows(row ->
                new Pace(
                    row.getObject("slot", LocalDateTime.class),
                    row.getLong("opened"),
                    row.getLong("approved")));
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
   */
  public record Funnel(
      long links,
      long opened,
      long asked,
      long sent,
      long typed,
      long approved,
      long ended,
      long won) {
    Funnel with(long made) {
      return new Funnel(made, opened, asked, sent, typed, approved, ended, won);
    }

    /** Of both stretches. */
    public Funnel plus(Funnel f) {
      return new Funnel(
          links + f.links,
          opened + f.opened,
          asked + f.asked,
          sent + f.sent,
          typed + f.typed,
          approved + f.approved,
          ended + f.ended,
          won + f.won);
    }
  }

  /** Transfers of one bank that ended alike. */
  public record Ended(String bank, String state, @Nullable String refusal, long many) {
    /** Of both stretches. */
    public static List<Ended> plus(List<Ended> one, List<Ended> other) {
      Map<Ended, Long> sums = new LinkedHashMap<>();
      Stream.concat(one.stream(), other.stream())
          .forEach(e -> sums.merge(e.of(0), e.many, Long::sum));
      return sums.entrySet().stream().map(each -> each.getKey().of(each.getValue())).toList();
    }

    private Ended of(long number) {
      return new Ended(bank, state, refusal, number);
    }

    @Override
    public String toString() {
      return "Ended";
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
        row.getLong("won"));
  }

  private static Ended ended(ResultSet row) throws SQLException {
    return new Ended(
        row.getString("bank_code"),
        row.getString("state"),
        row.getString("refusal"),
        row.getLong("many"));
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
