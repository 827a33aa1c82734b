package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.ilwon.audit.Trail;
import java.sql.SQLException;

/** Walks a desk's tables for rows that count nothing any more, once from end to end. */
final class IdleWalk {
  static final String DAYS = "select count(*) from account";
  static final String GUESSES = "select count(*) from account_guess";
  private static final int SLICES = 256;

  private IdleWalk() {}

  static IdleRows days(Desk of) {
    IdleStore store = new IdleStore(of.clock);
    return rows(of, new IdleDays(store, Seals.of(of.keys), of.keys.blindIndex()), store);
  }

  static IdleRows guesses(Desk of) {
    IdleStore store = new IdleStore(of.clock);
    return rows(of, new IdleGuesses(store, Seals.of(of.keys)), store);
  }

  private static IdleRows rows(Desk of, Idle idle, IdleStore store) {
    return new IdleRows(of.database, idle, store.now, new Trail(of.keys.audit()));
  }

  static void all(Desk desk) throws SQLException {
    walk(days(desk));
    walk(guesses(desk));
  }

  static boolean walk(IdleRows rows) throws SQLException {
    try (rows) {
      for (int slice = 0; slice < SLICES; slice++) {
        boolean more = true;
        while (more) {
          more = rows.page();
        }
      }
    }
    return true;
  }

  /** A wrong code and then the right one, today. */
  static void verified(RotatedIndex fixture) throws SQLException {
    SubmissionId id = fixture.sent(RotatedIndex.NUMBER, 1).getFirst();
    String code = fixture.desk.codes(RotatedIndex.NUMBER).getFirst();
    assertInstanceOf(GuessAnswer.CodeWrong.class, fixture.desk.guess(id, Desk.not(code)));
    assertInstanceOf(GuessAnswer.Approved.class, fixture.desk.guess(id, code));
  }
}
