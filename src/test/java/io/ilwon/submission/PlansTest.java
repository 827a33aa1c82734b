package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.transfer.AccountStore;
import io.ilwon.transfer.TransferStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How a session of the pool finds rows among many: by key, whichever statement of a group it is.
 * The plans are the generic ones that sessions keep.
 */
class PlansTest {
  private static final String FILL = "bench/src/main/pgbench/fill.sql";
  private static final Pattern SCAN =
      Pattern.compile(
          "(Index Only Scan|Index Scan|Seq Scan|Bitmap Heap Scan)( Backward)?"
              + "(?: using (\\w+))? on (\\w+)");

  private static Database database;

  /** A statement, its parameters' types, and how it reads each table. */
  record Hot(String name, String sql, String types, Set<String> scans) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void fill() throws Exception {
    database = TestDatabase.fresh();
    String all = Files.readString(Path.of(FILL)).replace(":count", "20000::int8");
    database.with(connection -> {
      run(connection, "set statement_timeout = 0");
      for (String statement : all.split(";\\s*\\n", -1)) {
        run(connection, statement);
      }
      return run(connection, "set statement_timeout = '5s'");
    });
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static boolean run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private static Hot hot(String name, String sql, String types, String... scans) {
    return new Hot(name, sql, types, Set.of(scans));
  }

  static Stream<Hot> locks() {
    String submission = "Index Scan submission_pkey";
    String transfer = "Index Scan transfer_pkey";
    String account = "Index Scan account_pkey";
    String guesses = "Index Scan account_guess_pkey";
    return Stream.of(
        hot("submissions", SubmissionStore.LOCK + " skip locked", "text[]", submission),
        hot("held submissions", SubmissionStore.PRESENT, "text[]", only("submission_pkey")),
        hot(
            "transfers",
            TransferStore.LOCK + " skip locked",
            "text[], uuid[]",
            submission,
            transfer),
        hot("held transfers", TransferStore.PRESENT, "uuid[]", only("transfer_pkey")),
        hot("accounts", AccountStore.LOCK, "bytea[]", account),
        hot(
            "accounts of codes",
            AccountStore.LOCK_WITH_OPEN,
            "bytea[], text[]",
            submission,
            transfer,
            account),
        hot("open transfers", AccountStore.OPEN, "bytea[]", only("open_transfer_by_account")),
        hot("guesses", GuessStore.LOCK, "text[]", submission, transfer, guesses),
        hot("guesses by account", GuessStore.LOCK_ALL, "bytea[]", guesses));
  }

  static Stream<Hot> changes() {
    return Stream.of(
        hot(
            "a submission's change",
            SubmissionStore.UPDATE,
            "timestamptz, timestamptz, text[], int4[], text[], text[], int4[], int4[], int4[],"
                + " int4[], uuid[], timestamptz[], timestamptz[], timestamptz[], bytea[], bytea[],"
                + " bytea[], bytea[], timestamptz[], text[], bool[], bool[], bytea[], int8",
            "Index Scan submission_pkey"),
        hot(
            "a transfer's change",
            TransferStore.UPDATE,
            "uuid[], text[], text[], int4[], bool[], timestamptz[], text[], text[], text[], text[],"
                + " text[], int4[], timestamptz[], timestamptz[], text[], bytea[], int8",
            "Index Scan transfer_pkey"),
        hot(
            "an account's change",
            AccountStore.UPDATE,
            "bytea[], date[], int4[], date[], int4[], date[], int4[], date[], int4[], int4[],"
                + " bytea[], int8",
            "Index Scan account_pkey"),
        hot(
            "a change of guesses",
            GuessStore.UPDATE,
            "bytea[], text[], timestamptz[], bytea[]",
            "Index Scan account_guess_pkey"));
  }

  static Stream<Hot> walks() {
    IdleStore idle = new IdleStore(DatabaseClock.SYSTEM);
    return Stream.of(
        hot(
            "idle accounts",
            idle.days,
            "bytea, bytea, int8[], int4",
            "Index Scan account_pkey",
            only("account_pkey")),
        hot("where a page ends", IdleStore.LAST_DAY, "bytea, bytea", only("account_pkey")),
        hot(
            "idle guesses",
            idle.guesses,
            "bytea, bytea, int4",
            "Index Scan account_guess_pkey",
            only("account_guess_pkey")));
  }

  /** What operators list: by an index of its own whatever is asked, and never the whole table. */
  static Stream<Hot> lists() {
    RegisterStore store = new RegisterStore(DatabaseClock.SYSTEM);
    String end = ", timestamptz, timestamptz, timestamptz, text, int4";
    String all = ", text[], int4";
    String two = ", text[], text, text, int4";
    return Stream.of(
        list(store, RegisterStore.BY_TIME, false, "text[]" + end + ", int4" + all, "by_project"),
        list(store, RegisterStore.BY_TIME, true, "text[]" + end + ", int4" + two, "by_project"),
        list(
            store,
            RegisterStore.BY_USERID,
            false,
            "text[], bytea[]" + end + ", int4" + all,
            "by_userid"),
        list(store, RegisterStore.BY_ID, false, "text, text[]" + end + all, "submission_pkey"),
        list(
            store,
            RegisterStore.BY_ACCOUNT,
            false,
            "bytea[], text[]" + end + all,
            "transfer_by_account"),
        list(
            store,
            RegisterStore.BY_TRANSFER,
            false,
            "text, uuid, text[]" + end + all,
            "transfer_by_rail_id"),
        list(store, RegisterStore.UNKNOWN, false, "text[]" + end + all, "open_transfer"),
        list(store, RegisterStore.QUEUED, false, "text[]" + end + all, "queued_transfer"));
  }

  private static Hot list(
      RegisterStore store, String found, boolean byTransfer, String types, String index) {
    return hot(index, store.sql(found, byTransfer), types, index);
  }

  @ParameterizedTest
  @MethodSource("lists")
  void noListReadsAWholeTable(Hot hot) throws SQLException {
    List<String> plan =
        database.inTransaction(connection -> {
          Register.byPages(connection);
          return plan(connection, hot);
        });
    String whole = String.join("\n", plan);
    assertFalse(whole.contains("Seq Scan"), whole);
    assertTrue(whole.contains("Index Cond: (submission = s.id)"), whole);
    hot.scans().forEach(index -> assertTrue(whole.contains(index), whole));
  }

  private static String only(String index) {
    return "Index Only Scan " + index;
  }

  @ParameterizedTest
  @MethodSource({"locks", "changes", "walks"})
  void everyTableIsReadByKey(Hot hot) throws SQLException {
    List<String> plan = plan(hot);
    String whole = String.join("\n", plan);
    List<String> scans = SCAN.matcher(whole).results().map(PlansTest::scan).toList();
    assertEquals(hot.scans(), Set.copyOf(scans), whole);
    long keyed = plan.stream().filter(line -> line.contains("Index Cond: ")).count();
    assertEquals(scans.size(), keyed, "an index read whole: " + whole);
  }

  private static String scan(MatchResult found) {
    return found.group(1) + " " + (found.group(3) == null ? found.group(4) : found.group(3));
  }

  private static List<String> plan(Hot hot) throws SQLException {
    return database.with(connection -> plan(connection, hot));
  }

  private static List<String> plan(Connection connection, Hot hot) throws SQLException {
    int parameters = hot.types().split(",", -1).length;
    StringBuilder numbered = new StringBuilder();
    int next = 1;
    for (char c : hot.sql().toCharArray()) {
      numbered.append(c == '?' ? "$" + next++ : String.valueOf(c));
    }
    assertEquals(parameters, next - 1, "types");
    String nulls = String.join(", ", Collections.nCopies(parameters, "null"));
    run(connection, "prepare hot (" + hot.types() + ") as " + numbered);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("explain execute hot (" + nulls + ")")) {
      List<String> lines = new ArrayList<>();
      while (row.next()) {
        lines.add(row.getString(1));
      }
      return lines;
    } finally {
      run(connection, "deallocate hot");
    }
  }
}
