package io.ilwon.project;

import io.ilwon.bank.BankDay;
import io.ilwon.db.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a day's won is left, of each project and of all: for people to look at. */
public final class WonLeft {
  private final Database database;
  private final ProjectStore projects;
  private final ProjectDefaults defaults;
  private final long totalWon;

  /**
   * @param totalWon won a day of all projects together, 0 for no limit
   */
  public WonLeft(
      Database database, ProjectStore projects, ProjectDefaults defaults, long totalWon) {
    this.database = database;
    this.projects = projects;
    this.defaults = defaults;
    this.totalWon = totalWon;
  }

  /**
   * One day's won of a project.
   *
   * @param project its id; empty for all together
   * @param limit 0 for none
   * @param reserved taken by nodes, those included that they have not sent yet
   */
  public record Budget(String project, long limit, long reserved) {
    public long left() {
      return Math.max(0, limit - reserved);
    }
  }

  /** All together first, then each project. */
  public List<Budget> of(BankDay day) throws SQLException {
    Map<String, Long> reserved =
        database.with(connection -> WonLeftStore.allReserved(connection, day));
    List<Budget> budgets = new ArrayList<>();
    budgets.add(new Budget("", totalWon, reserved.getOrDefault("all", 0L)));
    for (ProjectId id : projects.list()) {
      Optional<Project> project = projects.forNews(id, defaults);
      project.ifPresent(found ->
          budgets.add(
              new Budget(
                  id.text(), found.limits().dailyWon(), reserved.getOrDefault(id.text(), 0L))));
    }
    return budgets;
  }
}
