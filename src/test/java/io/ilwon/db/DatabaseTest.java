package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

  @ParameterizedTest
  @CsvSource({
    "statement_timeout, 5s",
    "lock_timeout, 1s",
    "idle_in_transaction_session_timeout, 2s",
    "plan_cache_mode, force_generic_plan",
    "tcp_user_timeout, 5000",
    "tcp_keepalives_idle, 2",
    "log_parameter_max_length_on_error, 0",
    "application_name, ilwon",
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on"
  })
  void everySessionHasTheLimits(String setting, String value) throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      assertEquals(value, database.with(connection -> text(connection, "show " + setting)));
    }
  }

  @Test
  void twoHundredThreadsAllGetTheirTurnOnFourConnections() throws Exception {
    try (Database database = Database.open(TestDatabase.freshAddress(), 4);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String number = Integer.toString(i);
        answers.add(
            threads.submit(() ->
                database.inTransaction(
                    connection -> text(connection, "select " + number + " from pg_sleep(0.005)"))));
      }
      for (int i = 0; i < 200; i++) {
        assertEquals(Integer.toString(i), answers.get(i).get(30, TimeUnit.SECONDS));
      }
    }
  }

  @Test
  void whoeverFindsNoFreeConnectionIsToldSo() throws Exception {
    try (Database database = Database.open(TestDatabase.freshAddress(), 1)) {
      CountDownLatch done = new CountDownLatch(1);
      CountDownLatch held = new CountDownLatch(1);
      Thread holder =
          Thread.startVirtualThread(() -> {
            try {
              database.with(connection -> {
                held.countDown();
                return assertWaited(done);
              });
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
          });
      assertTrue(held.await(5, TimeUnit.SECONDS));
      assertThrows(SQLTransientConnectionException.class, () -> database.with(c -> "never"));
      done.countDown();
      holder.join();
      assertEquals("1", database.with(connection -> text(connection, "select 1")));
    }
  }

  @Test
  void theWaitForATurnAndForThePoolIsOne() throws Exception {
    AtomicInteger made = new AtomicInteger();
    FirstLook nobodyMore =
        _ -> {
          if (made.incrementAndGet() > 1) {
            throw new SQLException("no more connections");
          }
          return FirstLook.Others.STAY;
        };
    try (Database database = Database.open(TestDatabase.freshAddress(), 1, nobodyMore)) {
      CountDownLatch held = new CountDownLatch(1);
      Thread holder =
          Thread.startVirtualThread(() -> {
            // Keeps the one turn for two seconds, then loses the one connection.
            assertThrows(
                SQLException.class,
                () ->
                    database.with(c -> {
                      held.countDown();
                      text(c, "select pg_sleep(2)::text");
                      return text(c, "select pg_terminate_backend(pg_backend_pid())::text");
                    }));
          });
      assertTrue(held.await(5, TimeUnit.SECONDS));
      long before = System.nanoTime();
      assertThrows(
          SQLTransientConnectionException.class, () -> database.with(c -> text(c, "select 1")));
      Duration took = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(took.compareTo(Duration.ofMillis(3_500)) < 0, took::toString);
      assertTrue(took.compareTo(Duration.ofMillis(2_900)) > 0, took::toString);
      holder.join();
    }
  }

  @Test
  void whatThrowsIsRolledBackAndWhatReturnsIsStored() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      database.with(connection -> execute(connection, "create table note (body text)"));
      assertThrows(
          IllegalStateException.class,
          () ->
              database.inTransaction(connection -> {
                execute(connection, "insert into note values ('thrown')");
                throw new IllegalStateException();
              }));
      database.inTransaction(
          connection -> execute(connection, "insert into note values ('returned')"));
      database.with(connection -> execute(connection, "insert into note values ('alone')"));
      assertEquals(
          "alone,returned",
          database.with(c -> text(c, "select string_agg(body, ',' order by body) from note")));
    }
  }

  @Test
  void exceptionsCarryNoValues() throws SQLException {
    try (Database database = TestDatabase.fresh()) {
      database.with(connection -> execute(connection, "create table n (a text primary key)"));
      database.with(connection -> execute(connection, "insert into n values ('11022223333')"));
      SQLException e =
          assertThrows(
              SQLException.class,
              () ->
                  database.with(
                      connection -> execute(connection, "insert into n values ('11022223333')")));
      assertEquals("23505", e.getSQLState());
      assertFalse(e.toString().contains("11022223333"), e.toString());
    }
  }

  @Test
  void aTransactionLeftIdleIsEndedAndItsConnectionReplaced() throws Exception {
    try (Database database = Database.open(TestDatabase.freshAddress(), 1)) {
      CountDownLatch never = new CountDownLatch(1);
      assertThrows(
          SQLException.class,
          () ->
              database.inTransaction(connection -> {
                text(connection, "select 1");
                try {
                  assertFalse(never.await(2500, TimeUnit.MILLISECONDS));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return text(connection, "select 2");
              }));
      assertEquals("3", database.with(connection -> text(connection, "select 3")));
    }
  }

  @Test
  void readinessIsWhetherTheDatabaseAnswers() throws SQLException {
    Database database = TestDatabase.fresh();
    assertTrue(database.isAlive());
    database.close();
    assertFalse(database.isAlive());
  }

  @Test
  void aDatabaseThatIsNotThereIsAnErrorOfOpening() throws SQLException {
    DatabaseAddress fresh = TestDatabase.freshAddress();
    DatabaseAddress wrong =
        new DatabaseAddress(fresh.url().replace("ilwon_test", "absent"), fresh.user(), "guess");
    SQLException e = assertThrows(SQLException.class, () -> Database.open(wrong, 1));
    assertFalse(e.toString().contains("guess"), e.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://one:5432/ilwon?options=-c%20statement_timeout=0",
    "jdbc:postgresql://one:5432/ilwon?ssl=true&options=-c%20search_path=x",
    "jdbc:mysql://one/ilwon"
  })
  void addressesThatWouldLoseTheLimitsAreRefused(String url) {
    DatabaseAddress address = new DatabaseAddress(url, "ilwon", "secret");
    assertThrows(IllegalArgumentException.class, () -> Database.open(address, 1));
  }

  @ParameterizedTest
  @CsvSource({"25006, MUST_EVICT", "25P03, MUST_EVICT", "23505, CONTINUE_EVICT"})
  void sessionsThatCannotServeAgainAreReplaced(String state, String expected) {
    SQLException e = new SQLException("told by the server", state);
    assertEquals(expected, new LostSessions().adjudicate(e).name());
  }

  @Test
  void anAddressPrintsNoSecret() {
    String url = "jdbc:postgresql://one:5432,two:5432/ilwon?password=secret1";
    String printed = new DatabaseAddress(url, "ilwon", "secret2").toString();
    assertEquals("ilwon at jdbc:postgresql://one:5432,two:5432/ilwon?…", printed);
  }

  private static boolean assertWaited(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertTrue(row.next());
      return row.getString(1);
    }
  }
}
