package io.ilwon.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final UUID SOME = new UUID(1, 2);

  private static final RoundTrip WRITE_READ_COMMIT =
      RoundTrip.of(
          "insert into note values (?, ?, ?, ?, ?, ?, ?, ?)",
          "select body, sealed from note where id = ?",
          "select body from note where at <= ? and mark = ?",
          """
          with changed as (update note set rank = rank + 1 where id = any(?) returning 1)
          select 1 / (count(*) = ?)::int from changed\
          """,
          "commit");

  private Database database;

  @BeforeEach
  void open() throws SQLException {
    DatabaseAddress plain = TestDatabase.emptyAddress();
    String url = plain.url() + (plain.url().contains("?") ? "&" : "?") + CountingSockets.PARAMETER;
    database = Database.open(new DatabaseAddress(url, plain.user(), plain.password()), 1);
    execute(
        """
        create table note (id int8 primary key, body text, sealed bytea, mark uuid,
          at timestamptz, day date, rank int4, done bool)\
        """);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void beginStatementsAndCommitTakeOneRoundTripFromTheFirstUseOn() throws SQLException {
    for (long id = 1; id <= 4; id++) {
      boolean empty = id > 2;
      int before = CountingSockets.ROUND_TRIPS.get();
      writeReadCommit(id, empty, 1);
      assertEquals(1, CountingSockets.ROUND_TRIPS.get() - before, "call " + id);
    }
    assertEquals(4, count());
  }

  @Test
  void aFailureInTheMiddleStoresNothingAndLeavesTheConnectionUsable() throws SQLException {
    for (int round = 0; round < 3; round++) {
      SQLException e = assertThrows(SQLException.class, () -> writeReadCommit(1, false, 2));
      assertEquals("22012", e.getSQLState());
      assertTrue(RoundTrip.nothingStored(e));
      assertEquals(0, count());
    }
    writeReadCommit(1, false, 1);
    assertEquals(1, count());
    SQLException twice = assertThrows(SQLException.class, () -> writeReadCommit(1, false, 1));
    assertEquals("23505", twice.getSQLState());
    assertTrue(RoundTrip.nothingStored(twice));
    assertEquals(1, count());
  }

  @Test
  void aLostSessionProvesNothing() throws SQLException {
    RoundTrip suicide = RoundTrip.of("select pg_terminate_backend(pg_backend_pid())", "commit");
    SQLException e =
        assertThrows(
            SQLException.class,
            () ->
                database.inTransaction(connection -> {
                  try (Call call = suicide.on(connection)) {
                    return call.send();
                  }
                }));
    assertFalse(RoundTrip.nothingStored(e));
    assertFalse(RoundTrip.nothingStored(new SQLException("of the driver", "22012")));
    assertEquals(0, count());
  }

  @Test
  void arraysKeepEveryElementNullsIncluded() throws SQLException {
    RoundTrip echo =
        RoundTrip.of("select * from unnest(?, ?, ?, ?, ?, ?, ?, ?) as r(a, b, c, d, e, f, g, h)");
    database.with(connection -> {
      try (Call call = echo.on(connection)) {
        List<String> rows =
            call.texts(Arrays.asList("홍길동 \"{a,b}\\", null, "NULL"))
                .binaries(Arrays.asList(new byte[] {0, -1}, null, new byte[0]))
                .uuids(Arrays.asList(SOME, null, SOME))
                .instants(Arrays.asList(NOON, null, NOON))
                .dates(Arrays.asList(LocalDate.of(2026, 3, 1), null, LocalDate.EPOCH))
                .integers(Arrays.asList(1, null, -1))
                .numbers(Arrays.asList(1L << 40, null, -1L))
                .flags(Arrays.asList(true, null, false))
                .send()
                .rows(RoundTripTest::joined);
        assertEquals(
            List.of(
                "홍길동 \"{a,b}\\|[0, -1]|%s|%s|2026-03-01|1|1099511627776|true".formatted(SOME, NOON),
                "null|null|null|null|null|null|null|null",
                "NULL|[]|%s|%s|1970-01-01|-1|-1|false".formatted(SOME, NOON)),
            rows);
      }
      return null;
    });
  }

  @Test
  void emptyArraysAreArrays() throws SQLException {
    RoundTrip sizes = RoundTrip.of("select cardinality(?) + cardinality(?) + cardinality(?)");
    int sum =
        database.with(connection -> {
          try (Call call = sizes.on(connection)) {
            call.texts(List.of()).binaries(List.of()).numbers(List.of());
            return call.send().rows(row -> row.getInt(1)).getFirst();
          }
        });
    assertEquals(0, sum);
  }

  @Test
  void answersComeInTheOrderOfTheStatementsAndOfTheirKind() throws SQLException {
    RoundTrip three = RoundTrip.of("select 1", "update note set rank = 2", "select ?");
    database.with(connection -> {
      try (Call call = three.on(connection)) {
        Results results = call.text("last").send();
        assertEquals(List.of(1), results.rows(row -> row.getInt(1)));
        assertThrows(SQLException.class, () -> results.rows(row -> row.getInt(1)));
        assertEquals(List.of("last"), results.rows(row -> row.getString(1)));
        assertThrows(SQLException.class, results::count);
      }
      try (Call call = three.on(connection)) {
        Results results = call.text(null).send().skip();
        assertEquals(0, results.count());
        assertNull(results.rows(row -> row.getString(1)).getFirst());
      }
      return null;
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "select 1;", "select 1; \n"})
  void emptyOrTerminatedStatementsAreRefused(String statement) {
    assertThrows(IllegalArgumentException.class, () -> RoundTrip.of("select 1", statement));
    assertThrows(IllegalArgumentException.class, RoundTrip::of);
  }

  private void writeReadCommit(long id, boolean empty, long expectedChanges) throws SQLException {
    byte @Nullable [] sealed = empty ? null : new byte[] {1, 2, 3};
    String body = empty ? null : "홍길동";
    database.inTransaction(connection -> {
      try (Call call = WRITE_READ_COMMIT.on(connection)) {
        call.number(id).text(body).binary(sealed).uuid(empty ? null : SOME);
        call.instant(empty ? null : NOON).date(empty ? null : LocalDate.EPOCH);
        call.integer(empty ? null : 3).flag(empty ? null : true);
        call.number(id).instant(NOON).uuid(SOME).numbers(List.of(id)).number(expectedChanges);
        Results results = call.send();
        assertEquals(1, results.count());
        results.rows(row -> {
          assertEquals(body, row.getString(1));
          assertArrayEquals(sealed, row.getBytes(2));
          return id;
        });
        assertEquals(Math.min(id, 2), results.rows(row -> row.getString(1)).size());
        return id;
      }
    });
  }

  private static String joined(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject(4, OffsetDateTime.class);
    return String.join(
        "|",
        row.getString(1),
        Arrays.toString(row.getBytes(2)),
        String.valueOf(row.getObject(3)),
        String.valueOf(at == null ? null : at.toInstant()),
        String.valueOf(row.getObject(5)),
        String.valueOf(row.getObject(6)),
        String.valueOf(row.getObject(7)),
        String.valueOf(row.getObject(8)));
  }

  private int count() throws SQLException {
    return database.with(connection -> {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select count(*) from note")) {
        row.next();
        return row.getInt(1);
      }
    });
  }

  private void execute(String sql) throws SQLException {
    database.with((Connection connection) -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
