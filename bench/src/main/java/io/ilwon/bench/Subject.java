package io.ilwon.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** What does verifications, the server or something it is measured against. */
interface Subject {
  String name();

  /** So many callers, each beginning again as soon as it has ended. */
  Load closedLoop(int callers, Duration lasting)
      throws IOException, SQLException, InterruptedException;

  /** So many a second by a schedule, and so many callers at most at once. */
  Load openLoop(int callers, double perSecond, Duration lasting, long seed)
      throws IOException, SQLException, InterruptedException;
}
