package io.ilwon.operator;

import io.ilwon.audit.By;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.Database;
import io.ilwon.db.ShiftedClock;
import io.ilwon.db.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Operators over a database of a test's own, by a clock that can be moved. */
public final class People implements AutoCloseable {
  public static final String PASSWORD = "푸른 바다 위 작은 배 하나";
  public static final By BY = new By("hong", "시험을 위해서");
  static final String HERE = "127.0.0.1";

  public final Database database;
  public final ShiftedClock clock;
  public final Keyset keys;
  public final Operators operators;

  /** Somebody who has joined, and what they keep. */
  public record Person(Operator operator, String secret, List<String> recovery) {}

  private People(Database database) {
    this.database = database;
    this.clock = ShiftedClock.in(database);
    this.keys = TestKeys.KEYS;
    this.operators = new Operators(database, clock, keys);
  }

  public static People fresh() throws SQLException {
    return new People(TestDatabase.fresh());
  }

  @Override
  public void close() {
    database.close();
  }

  /** Whoever opens the first link. */
  public Person owner(String name) throws SQLException {
    return joined(operators.links().first(BY).orElseThrow(), name);
  }

  /** Somebody an owner has invited. */
  public Person member(Operator owner, Role role, String name) throws SQLException {
    return joined(operators.members().invite(owner, name, name, role, BY).orElseThrow(), name);
  }

  /** Goes the link's way to its end. */
  public Person joined(Token link, String name) throws SQLException {
    Joining joining = operators.joining();
    joining.choose(joining.open(link).orElseThrow(), name, name, PASSWORD);
    Link chosen = joining.open(link).orElseThrow();
    String secret = String.valueOf(chosen.totp());
    if (joining.finish(chosen, code(secret)) instanceof Joining.Outcome.In in) {
      return new Person(in.operator(), secret, in.recovery());
    }
    throw new AssertionError("not let in");
  }

  /** What the app shows now. */
  public String code(String secret) throws SQLException {
    return Totp.code(secret, now().getEpochSecond() / 30);
  }

  /** The same by this machine's clock. */
  public static String codeNow(String secret) {
    return Totp.code(secret, Instant.now().getEpochSecond() / 30);
  }

  /** A session, after a step of the second factor that was not used yet. */
  public Token in(Person person) throws SQLException {
    clock.forward(Duration.ofSeconds(60));
    var outcome =
        operators.signIn().attempt(person.operator().name(), PASSWORD, code(person.secret()), HERE);
    if (outcome instanceof SignIn.Outcome.In in) {
      return in.token();
    }
    throw new AssertionError(outcome);
  }

  public Instant now() throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("select " + clock.sql())) {
        row.next();
        return row.getObject(1, java.time.OffsetDateTime.class).toInstant();
      }
    });
  }

  /** Something another hand does to the database. */
  public int run(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement()) {
        return statement.executeUpdate(sql);
      }
    });
  }

  /** The first column of the first row. */
  public String one(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    });
  }
}
