package io.ilwon.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.audit.AuditReadStore;
import io.ilwon.audit.Verification;
import io.ilwon.bank.BankDay;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WonBudgetTest {
  private static final AtomicInteger WEEKS = new AtomicInteger();

  /** The total of a day is everybody's, so each test has days of its own. */
  private final BankDay today =
      new BankDay(LocalDate.of(2026, 3, 1).plusWeeks(WEEKS.incrementAndGet()));

  private static Database database;
  private ProjectFixture fixture;

  @BeforeAll
  static void makeDatabase() throws Exception {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void start() throws Exception {
    fixture = new ProjectFixture(database);
  }

  @ParameterizedTest
  @CsvSource({"150, 0", "0, 150", "1, 0", "7, 100", "1000, 120", "199, 0"})
  void manyAtOnceOnTwoNodesNeverTakeMoreAndInTheEndAllOfTheBudget(long daily, long total)
      throws Exception {
    var nodes = List.of(budget(total), budget(total));
    Project project = project(daily);
    List<Callable<Optional<WonBudget.Token>>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      WonBudget node = nodes.get(i % 2);
      calls.add(() -> node.take(project, today));
    }
    long budget = daily == 0 ? total : total == 0 ? daily : Math.min(daily, total);
    long taken = count(calls);
    assertTrue(taken <= budget, () -> taken + " of " + budget);
    assertTrue(taken >= Math.min(200, budget * 8 / 10), () -> taken + " of " + budget);
    // A node may still hold won that only its own next callers get.
    long later = 0;
    for (WonBudget node : nodes) {
      while (node.take(project, today).isPresent()) {
        later++;
      }
    }
    assertEquals(budget, taken + later);
  }

  @Test
  void theTotalIsOverAllProjects() throws Exception {
    WonBudget budget = budget(3);
    Project one = project(2);
    Project two = project(2);
    assertTrue(budget.take(one, today).isPresent());
    assertTrue(budget.take(one, today).isPresent());
    assertTrue(budget.take(one, today).isEmpty());
    assertTrue(budget.take(two, today).isPresent());
    assertTrue(budget.take(two, today).isEmpty());
  }

  @Test
  void whatTheTotalRefusesIsNotTakenFromTheProject() throws Exception {
    Project project = project(2);
    WonBudget none = budget(1);
    assertTrue(none.take(project, today).isPresent());
    for (int i = 0; i < 5; i++) {
      assertTrue(none.take(project, today).isEmpty());
    }
    assertEquals(2, reserved(project.id().text()));
  }

  @Test
  void aWonGivenBackIsThereOnceMoreAndOnlyOnce() throws Exception {
    WonBudget budget = budget(0);
    Project project = project(1);
    WonBudget.Token token = budget.take(project, today).orElseThrow();
    assertEquals(today, token.day());
    assertTrue(budget.take(project, today).isEmpty());
    budget.giveBack(token);
    budget.giveBack(token);
    assertTrue(budget.take(project, today).isPresent());
    assertTrue(budget.take(project, today).isEmpty());
  }

  @Test
  void everyDayHasItsOwnAndAWonGivenBackIsGoodForNoOther() throws Exception {
    WonBudget budget = budget(0);
    Project project = project(1);
    WonBudget.Token token = budget.take(project, today).orElseThrow();
    assertTrue(budget.take(project, today.next()).isPresent());
    budget.giveBack(token);
    assertTrue(budget.take(project, today.next()).isEmpty());
    assertTrue(budget.take(project, today).isPresent());
  }

  @Test
  void aLimitChangedWithinTheDayHoldsFromThenOn() throws Exception {
    WonBudget budget = budget(0);
    ProjectId id = ProjectId.fresh();
    for (int i = 0; i < 5; i++) {
      assertTrue(budget.take(project(id, 1000), today).isPresent());
    }
    assertTrue(budget.take(project(id, 5), today).isEmpty());
    assertTrue(budget.take(project(id, 2000), today).isPresent());
  }

  @Test
  void withoutALimitNoStatementIsSent() throws Exception {
    Database away = TestDatabase.fresh();
    away.close();
    WonBudget budget = new WonBudget(away, DatabaseClock.SYSTEM, fixture.loaded, 0);
    assertTrue(budget.take(project(0), today).isPresent());
    assertThrows(SQLException.class, () -> budget.take(project(1), today));
  }

  @Test
  void farFromTheLimitAPortionServesAHundred() throws Exception {
    WonBudget budget = budget(0);
    Project project = project(10_000);
    for (int i = 0; i < 100; i++) {
      assertTrue(budget.take(project, today).isPresent());
    }
    assertEquals(100, reserved(project.id().text()));
  }

  /** A transaction whose fate is unknown ends the chain, also when the next one writes nothing. */
  @Test
  void theAuditStaysWholeWhateverBecomesOfAPortion() throws Exception {
    fixture = new ProjectFixture(TestDatabase.fresh());
    WonBudget one = budget(0);
    WonBudget other = budget(0);
    ProjectId id = ProjectId.fresh();
    assertTrue(one.take(project(id, 8), today).isPresent());
    fixture.execute("alter table audit_block rename to away");
    assertThrows(SQLException.class, () -> one.take(project(id, 8), today), "no audit, no won");
    fixture.execute("alter table away rename to audit_block");
    for (int i = 0; i < 7; i++) {
      assertTrue(other.take(project(id, 8), today).isPresent());
    }
    assertTrue(one.take(project(id, 8), today).isEmpty());
    assertTrue(one.take(project(id, 100), today).isPresent());
    assertEquals(19, reserved(id.text()));
    assertEquals(
        List.of(),
        AuditReadStore.atOneMoment(
            fixture.database,
            connection ->
                Verification.of(
                        connection,
                        new AuditReadStore(DatabaseClock.SYSTEM),
                        fixture.loaded.audit(),
                        Optional.empty())
                    .problems()));
    fixture.database.close();
  }

  private WonBudget budget(long total) {
    return new WonBudget(fixture.database, DatabaseClock.SYSTEM, fixture.loaded, total);
  }

  private static int count(List<Callable<Optional<WonBudget.Token>>> calls) throws Exception {
    int count = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<WonBudget.Token>> answer : threads.invokeAll(calls)) {
        count += answer.get().isPresent() ? 1 : 0;
      }
    }
    return count;
  }

  private long reserved(String scope) throws SQLException {
    return fixture.database.with(connection -> {
      try (var statement =
          connection.prepareStatement("select reserved from won_budget where scope = ?")) {
        statement.setString(1, scope);
        try (var row = statement.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    });
  }

  private Project project(long dailyWon) {
    return project(ProjectId.fresh(), dailyWon);
  }

  private Project project(ProjectId id, long dailyWon) {
    return SettingChange.apply(fixture.settings, "daily-won=" + dailyWon)
        .over(id, ProjectFixture.DEFAULTS);
  }
}
