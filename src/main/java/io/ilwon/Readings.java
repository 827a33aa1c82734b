package io.ilwon;

import io.ilwon.bank.BankDay;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import io.ilwon.due.DueTask;
import io.ilwon.meter.Scrape;
import io.ilwon.project.WonLeftStore;
import io.ilwon.transfer.OpenCount;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * The numbers that only the database knows, asked every ten seconds whoever scrapes how often. They
 * stay as they were read last; {@code ilwon_database_read_age_seconds} says how old that is.
 */
final class Readings implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Database database;
  private final RoundTrip open;
  private final long totalWon;
  private final Path dataDir;
  private final More more;
  private volatile Last last = Last.NOTHING;
  private volatile long readNanos = System.nanoTime();
  private final DueTask task;

  /**
   * What was read last.
   *
   * @param ahead seconds by which this machine's clock is ahead of the database's
   */
  private record Last(OpenCount open, double wonLeft, double ahead, AuditVerified verified) {
    static final Last NOTHING =
        new Last(new OpenCount(Instant.EPOCH, 0, 0, 0, 0, 0), Double.NaN, 0, AuditVerified.NEVER);
  }

  /** What others have read together with these numbers. */
  @FunctionalInterface
  interface More {
    void read() throws SQLException;
  }

  /** Reads for the first time at once. */
  Readings(Database database, DatabaseClock clock, Settings settings, Scrape scrape, More more) {
    this.database = database;
    this.open = OpenCount.store(clock);
    this.totalWon = settings.totalWon();
    this.dataDir = settings.dataDir();
    this.more = more;
    tell(scrape);
    this.task =
        new DueTask(
            "readings",
            PAUSE,
            () -> {
              read();
              return false;
            });
  }

  private void tell(Scrape scrape) {
    gauge(scrape, "ilwon_unknown", "Transfers of unknown outcome.", r -> r.open.unknown());
    gauge(
        scrape,
        "ilwon_unknown_oldest_seconds",
        "Since the intent of the oldest unknown transfer.",
        r -> r.open.oldestUnknown());
    gauge(
        scrape,
        "ilwon_overdue",
        "Transfers still sending though their lease is over.",
        r -> r.open.overdue());
    gauge(scrape, "ilwon_queue", "Transfers in the operator's queue.", r -> r.open.queued());
    gauge(
        scrape,
        "ilwon_queue_oldest_seconds",
        "Since the oldest of them came there.",
        r -> r.open.oldestQueued());
    gauge(
        scrape,
        "ilwon_won_left",
        "Won of the day's limit of all that no node has taken; NaN where there is no limit.",
        Last::wonLeft);
    scrape.gauge(
        "ilwon_won_limit", "Won a day of all projects together; 0 for none.", () -> totalWon);
    gauge(
        scrape,
        "ilwon_clock_ahead_seconds",
        "This machine's clock less the database's.",
        Last::ahead);
    gauge(
        scrape,
        "ilwon_audit_verified_timestamp_seconds",
        "When audit verify last ended on this data folder, since 1970; 0 for never.",
        r -> r.verified.at());
    gauge(
        scrape,
        "ilwon_audit_problems",
        "What it found then; NaN where it never ran.",
        r -> r.verified.problems());
    scrape.gauge(
        "ilwon_database_read_age_seconds",
        "Since these numbers were read.",
        () -> (System.nanoTime() - readNanos) / 1e9);
  }

  private void gauge(Scrape scrape, String name, String help, ToDoubleFunction<Last> value) {
    scrape.gauge(name, help, () -> value.applyAsDouble(last));
  }

  /** Reads now. */
  void read() throws SQLException {
    last = database.with(this::read);
    more.read();
    readNanos = System.nanoTime();
  }

  private Last read(Connection connection) throws SQLException {
    Instant before = Instant.now();
    OpenCount count = OpenCount.read(connection, open);
    Instant between = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
    double ahead = Duration.between(count.now(), between).toNanos() / 1e9;
    double left =
        totalWon == 0
            ? Double.NaN
            : Math.max(0, totalWon - WonLeftStore.reserved(connection, BankDay.of(count.now())));
    return new Last(count, left, ahead, AuditVerified.read(dataDir));
  }

  @Override
  public void close() {
    task.close();
  }
}
