package io.ilwon.operator;

import io.ilwon.audit.By;
import io.ilwon.audit.Trail;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The review of the access log that the law asks for each month, signed once a month. */
public final class AccessReviews {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final int SHOWN = 12;

  private final Database database;
  private final AccessReviewStore store;
  private final AccessLogStore accesses;
  private final Trail trail;

  AccessReviews(Database database, DatabaseClock clock, AccessLogStore accesses, Trail trail) {
    this.database = database;
    this.store = new AccessReviewStore(clock);
    this.accesses = accesses;
    this.trail = trail;
  }

  /** Months that are over and not signed, of the last twelve in which anything was logged. */
  public List<YearMonth> due() throws SQLException {
    return database.with(connection -> {
      YearMonth now = YearMonth.from(LocalDate.ofInstant(store.now(connection), SEOUL));
      List<YearMonth> signed =
          store.list(connection, SHOWN).stream().map(AccessReview::month).toList();
      List<YearMonth> due = new ArrayList<>();
      for (YearMonth m = now.minusMonths(1);
          !m.isBefore(now.minusMonths(SHOWN));
          m = m.minusMonths(1)) {
        if (!signed.contains(m) && accesses.count(connection, m) > 0) {
          due.add(m);
        }
      }
      return due;
    });
  }

  /** Those that were signed, the newest month first. */
  public List<AccessReview> signed() throws SQLException {
    return database.with(connection -> store.list(connection, SHOWN));
  }

  /** How many accesses a month has. */
  public long rows(YearMonth month) throws SQLException {
    return database.with(connection -> accesses.count(connection, month));
  }

  /**
   * Signs a month that is over; false where it is not, or was signed before.
   *
   * @throws IllegalArgumentException for a note that is none
   */
  public boolean sign(YearMonth month, By by) throws SQLException {
    String note = Reasons.checked(by.reason());
    return database.inTransaction(connection -> {
      Instant now = store.now(connection);
      boolean over = month.isBefore(YearMonth.from(LocalDate.ofInstant(now, SEOUL)));
      long rows = accesses.count(connection, month);
      AccessReview review = new AccessReview(month, by.operator(), now, note, rows);
      if (!over || !store.insert(connection, review)) {
        return false;
      }
      trail.deeds(connection, by.did("access review", month.toString(), rows + " rows read"), now);
      return true;
    });
  }
}
