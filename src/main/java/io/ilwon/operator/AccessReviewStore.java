package io.ilwon.operator;

import io.ilwon.db.Call;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.RoundTrip;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;

/** The table {@code access_review}. */
final class AccessReviewStore {
  private static final RoundTrip INSERT =
      RoundTrip.of(
          """
          insert into access_review (month, operator, at, note, row_count)
          select ?, ?, ?, ?, ? on conflict (month) do nothing\
          """);

  private static final RoundTrip LIST =
      RoundTrip.of(
          """
          select month, operator, at, note, row_count from access_review
          order by month desc limit ?\
          """);

  private final RoundTrip clock;

  AccessReviewStore(DatabaseClock clock) {
    this.clock = RoundTrip.of("select " + clock.sql());
  }

  Instant now(Connection connection) throws SQLException {
    try (Call call = clock.on(connection)) {
      return call.send().rows(row -> row.getObject(1, OffsetDateTime.class).toInstant()).getFirst();
    }
  }

  /** False where the month was signed before. */
  boolean insert(Connection connection, AccessReview r) throws SQLException {
    try (Call call = INSERT.on(connection)) {
      return call.date(r.month().atDay(1))
              .text(r.operator())
              .instant(r.at())
              .text(r.note())
              .number(r.rows())
              .send()
              .count()
          == 1;
    }
  }

  List<AccessReview> list(Connection connection, int limit) throws SQLException {
    try (Call call = LIST.on(connection)) {
      return call.integer(limit)
          .send()
          .rows(row ->
              new AccessReview(
                  YearMonth.from(row.getObject(1, LocalDate.class)),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4),
                  row.getLong(5)));
    }
  }
}
