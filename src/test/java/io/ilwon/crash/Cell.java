package io.ilwon.crash;

import io.ilwon.db.Database;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.GuessAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the matrix: a node that ends at one moment, before one bank, and what comes of it.
 */
final class Cell {
  private final Bank bank;
  private final Fate fate;
  private final Node mortal;
  private final Person person;
  private final CompletableFuture<DepositAnswer> heard = new CompletableFuture<>();
  private final List<String> problems = new ArrayList<>();
  private volatile boolean came;

  /** Prepares it; nothing has been asked yet. */
  Cell(CrashPoint point, Bank bank, String number, StubBank stub, Node.Maker maker)
      throws Exception {
    this.bank = bank;
    this.fate = new Fate(point);
    this.mortal = maker.mortal(fate);
    this.person = new Person(mortal, number, stub);
  }

  Node mortal() {
    return mortal;
  }

  Bank bank() {
    return bank;
  }

  /** A won is asked for, and the node ends. */
  void happens() throws InterruptedException {
    if (fate.point().whileInquiring()) {
      mortal.inquirer.start();
    }
    Thread.ofVirtual().start(() -> heard.complete(person.asks(mortal)));
    if (fate.is(CrashPoint.CALLER_ANSWERED)) {
      heard.join();
      fate.strike();
    }
    came = fate.struckWithin(Timing.PATIENCE.toMillis());
    rule(came, "the moment never came");
    fate.strike();
  }

  /** Whether the node ended at its moment. */
  boolean came() {
    return came;
  }

  /** Nothing is open any more: what is written must be what happened. */
  void isSettled(Database books) throws SQLException {
    List<Row> rows = rows(books);
    int credits = person.credits().size();
    List<String> orders = person.orders();
    rule(rows.size() <= 1, "I2: " + rows.size() + " transfers");
    rule(orders.size() <= 1, "I1: the order reached the bank " + orders.size() + " times");
    rule(credits <= 1, "I1: " + credits + " won");
    rule(rows.stream().map(Row::railId).toList().containsAll(orders), "I11: no row for an order");
    rule(
        credits == (int) rows.stream().filter(r -> r.state().equals("sent")).count(),
        "I14: " + rows + ", but " + credits + " won");
    @Nullable DepositAnswer answer = heard.getNow(null);
    rule(!(answer instanceof DepositAnswer.Success) || credits == 1, "I8: success, but no won");
    rule(places(books) == credits, "I3: " + places(books) + " places, but " + credits + " won");
  }

  /** The person goes on through another node, and is approved in the end. */
  void goesOn(Node next) {
    if (person.credits().isEmpty()) {
      DepositAnswer again = person.asks(next);
      rule(again instanceof DepositAnswer.Success, "then: " + again);
    }
    rule(person.credits().size() == 1, "then: " + person.credits().size() + " won");
    GuessAnswer guessed = person.types(next);
    rule(guessed instanceof GuessAnswer.Approved, "then: " + guessed);
  }

  /** What contradicts the invariants; empty when all is well. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  private void rule(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }

  private record Row(String state, String railId) {
    static Row read(ResultSet row) throws SQLException {
      return new Row(row.getString(1), row.getString(2));
    }
  }

  private List<Row> rows(Database books) throws SQLException {
    return books.with(connection -> {
      List<Row> rows = new ArrayList<>();
      try (var query =
          connection.prepareStatement("select state, rail_id from transfer where submission = ?")) {
        query.setString(1, person.submission());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            rows.add(Row.read(row));
          }
        }
      }
      return rows;
    });
  }

  private int places(Database books) throws SQLException {
    return books.with(connection -> {
      try (var query =
          connection.prepareStatement(
              """
              select coalesce(max(places), 0) from account where account_index in (
                select account_index from transfer where submission = ?)\
              """)) {
        query.setString(1, person.submission());
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    });
  }
}
