package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.Storm;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A database nobody has analysed yet looks empty to its planner, and a generic plan made then
 * stays: reading whole tables would cost more with every row until the first analysis.
 */
class YoungDatabaseTest {
  private static final String SCANS =
      "select string_agg(relname || ' ' || seq_scan, ', ' order by relname)"
          + " from pg_stat_user_tables where seq_scan > 0 and schemaname = 'public'"
          + " and relname in ('submission', 'transfer', 'account', 'account_guess')";

  @Test
  void everyStatementFindsItsRowsByKey() throws SQLException {
    DatabaseAddress address;
    try (Desk desk = Desk.open()) {
      address = desk.database.address();
      desk.inquirer.start();
      Storm.of(40, i -> verified(desk, "1101717%03d1999".formatted(i)));
      SubmissionId unknown = desk.opened();
      desk.deposit(unknown, "11017170000011");
      desk.clock.forward(Duration.ofSeconds(3));
      Storm.until(
          "settled",
          () ->
              desk.count(
                      "select count(*) from transfer where rail_id is not null and state = 'unknown'")
                  == 0);
      desk.checkHolder(desk.opened(), "11017170000012");
      desk.submissions.delete(desk.project, unknown, "admin");
      desk.submissions.edit(
          desk.project,
          desk.opened(),
          "admin",
          new Edit(KycResult.REJECTED, "u-2", null, null, null));
      desk.submissions.find(desk.project, new Search(unknown, null, null, null, null, 50, null));
      desk.submissions.find(desk.project, new Search(null, "u-1", null, null, null, 50, null));
    }
    // Sessions tell what they did when they end.
    try (Database after = Database.open(address, 1)) {
      Storm.until(
          "told",
          () ->
              text(after, "select n_tup_ins from pg_stat_user_tables where relname = 'submission'")
                  .equals("43"));
      assertEquals("null", text(after, SCANS));
    }
  }

  private static boolean verified(Desk desk, String number) {
    try {
      SubmissionId id = desk.opened();
      desk.deposit(id, number);
      String code = desk.codes(number).getFirst();
      desk.guess(id, Desk.not(code));
      return desk.guess(id, code) instanceof GuessAnswer.Approved;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(Database database, String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        return row.next() ? String.valueOf(row.getString(1)) : "nothing";
      }
    });
  }
}
