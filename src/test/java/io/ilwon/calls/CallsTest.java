package io.ilwon.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Database;
import io.ilwon.db.ShiftedClock;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {
  private static final Failing WRONG =
      new Failing("p", "k", "POST /v3/submission/step2", "account_code_mismatch");
  private static final Failing NOBODY =
      new Failing("", "", "POST /v3/submission/step1", "forbidden");

  private static Database database;
  private static ShiftedClock clock;
  private static CallStore store;
  private final CallTally tally = new CallTally();

  @BeforeAll
  static void open() throws SQLException {
    database = TestDatabase.fresh();
    clock = ShiftedClock.in(database);
    store = new CallStore(database, clock);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    run("delete from failed_call");
  }

  @Test
  void twoNodesAndTwoPeriodsAreAddedUp() throws SQLException {
    tally.failed(WRONG, "s".repeat(32));
    store.tell(tally);
    clock.forward(Duration.ofHours(25));
    CallTally other = new CallTally();
    tally.failed(WRONG, "");
    tally.failed(WRONG, "t".repeat(32));
    tally.failed(NOBODY, "");
    other.failed(WRONG, "");
    store.tell(tally);
    store.tell(other);
    store.tell(other);
    List<CallGroup> all = groups(null, null);
    assertEquals(List.of(WRONG.word(), NOBODY.word()), all.stream().map(CallGroup::word).toList());
    assertEquals(3, all.getFirst().calls());
    assertEquals(1, all.getFirst().before());
    assertEquals("t".repeat(32), all.getFirst().submission());
    assertEquals(1, groups("p", null).size());
    assertEquals(1, groups("p", "k").size());
    assertTrue(groups("p", "another").isEmpty());
  }

  @Test
  void whoeverMakesUpCallersFillsNoMemory() {
    for (int i = 0; i < CallTally.MOST + 5; i++) {
      tally.failed(new Failing("p", "k" + i, "GET /", "w"), "");
    }
    tally.failed(new Failing("p", "k0", "GET /", "w"), "");
    List<CallTally.Told> told = tally.take();
    assertEquals(CallTally.MOST + 1, told.size());
    assertEquals(
        5,
        told.stream().filter(t -> t.what().equals(Failing.MORE)).findFirst().orElseThrow().calls());
    assertTrue(tally.take().isEmpty());
  }

  @Test
  void whatCannotBeToldIsToldLater() throws SQLException {
    tally.failed(WRONG, "");
    run("alter table failed_call rename to failed_call_away");
    assertThrows(SQLException.class, () -> store.tell(tally));
    run("alter table failed_call_away rename to failed_call");
    tally.failed(WRONG, "");
    store.tell(tally);
    assertEquals(2, groups(null, null).getFirst().calls());
  }

  @Test
  void afterThirtyDaysItIsForgotten() throws SQLException {
    tally.failed(WRONG, "");
    store.tell(tally);
    clock.forward(Duration.ofDays(29));
    store.forget();
    assertEquals(1, count());
    clock.forward(Duration.ofDays(2));
    store.forget();
    assertEquals(0, count());
  }

  @Test
  void theTablesKeepTheirRules() throws SQLException {
    String good =
        "insert into failed_call values (now(), 'p', 'k', 'GET /', 'w', 1, now(), '') on conflict"
            + " do nothing";
    run(good);
    for (String bad :
        List.of(
            good.replace("'p'", "repeat('p', 65)"),
            good.replace("'k'", "repeat('k', 65)"),
            good.replace("'GET /'", "repeat('c', 65)"),
            good.replace("'w'", "''"),
            good.replace("'w', 1", "'x', 0"),
            good.replace("now(), '')", "now(), repeat('s', 65))"),
            good.replace("'p'", "''"),
            "insert into key_use values ('no id', now())")) {
      assertEquals(
          "23514", assertThrows(SQLException.class, () -> run(bad), bad).getSQLState(), bad);
    }
  }

  private List<CallGroup> groups(@Nullable String project, @Nullable String key)
      throws SQLException {
    return store.groups(new CallSearch(project, key, Duration.ofDays(1)));
  }

  private static long count() throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("select count(*) from failed_call")) {
        row.next();
        return row.getLong(1);
      }
    });
  }

  private static void run(String sql) throws SQLException {
    database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
