package io.ilwon.submission;

import io.ilwon.bank.BankDirectory;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.project.WonBudget;
import io.ilwon.rail.Rail;
import io.ilwon.transfer.Barrier;
import io.ilwon.webhook.Audience;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What submissions stand on.
 *
 * @param barrier what may keep a transfer from leaving
 * @param answer every caller is answered within it; the work goes on
 * @param audience who wants to be told what happens
 * @param lanes groups that may be under way at once
 */
public record Resources(
    Database database,
    DatabaseClock clock,
    Keyset keys,
    BankDirectory banks,
    Projects projects,
    WonBudget budget,
    Rail rail,
    Barrier barrier,
    Sender sender,
    Duration answer,
    Audience audience,
    int lanes) {
  /** Two: while one group is decided and its values bound, the database works on the other. */
  public static final int LANES = 2;

  /** Finds the project that news without a caller belongs to. */
  @FunctionalInterface
  public interface Projects {
    /** The project; there is one for every stored submission. */
    Project find(ProjectId id) throws SQLException;
  }
}
