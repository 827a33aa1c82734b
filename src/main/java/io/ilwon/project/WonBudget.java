package io.ilwon.project;

import io.ilwon.bank.BankDay;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many won may be sent a day: by one project, and by all. Nodes reserve small portions from the
 * day's rows, each in a short transaction of its own, and hand them out from memory, so that no
 * transfer waits for one hot row. What a node reserved and did not hand out counts as spent.
 */
public final class WonBudget {
  private static final String ALL = "all";

  private final WonBudgetStore store;
  private final long totalWon;
  private final ConcurrentHashMap<Name, WonPurse> purses = new ConcurrentHashMap<>();

  /**
   * @param totalWon won a day for all projects together, 0 for no limit
   */
  public WonBudget(Database database, DatabaseClock clock, Keyset keys, long totalWon) {
    this.store = new WonBudgetStore(database, clock, keys);
    this.totalWon = totalWon;
  }

  /** The right to send one won on one day, and on no other. */
  public static final class Token {
    private final BankDay day;
    private final List<Share> from;

    private Token(BankDay day, List<Share> from) {
      this.day = day;
      this.from = new ArrayList<>(from);
    }

    /** The day it is good for. */
    public BankDay day() {
      return day;
    }

    private synchronized void giveBack() {
      from.forEach(Share::giveBack);
      from.clear();
    }
  }

  /**
   * One won of the project's day and of everybody's. Empty: a budget is spent.
   *
   * @throws SQLException if a portion was needed and could not be had: nothing may be sent
   */
  public Optional<Token> take(Project project, BankDay day) throws SQLException {
    List<Share> taken = new ArrayList<>();
    boolean complete = false;
    try {
      complete =
          takeFrom(project.id().text(), day, project.limits().dailyWon(), taken)
              && takeFrom(ALL, day, totalWon, taken);
      return complete ? Optional.of(new Token(day, taken)) : Optional.empty();
    } finally {
      if (!complete) {
        taken.forEach(Share::giveBack);
      }
    }
  }

  /** Returns what was certainly not sent; a second time does nothing. */
  public void giveBack(Token token) {
    token.giveBack();
  }

  private boolean takeFrom(String scope, BankDay day, long limit, List<Share> taken)
      throws SQLException {
    if (limit == 0) {
      return true;
    }
    WonPurse purse = purse(new Name(scope, day));
    if (!purse.take(limit)) {
      return false;
    }
    taken.add(new Share(purse, limit));
    return true;
  }

  private WonPurse purse(Name name) {
    WonPurse purse = purses.get(name);
    if (purse != null) {
      return purse;
    }
    // The day before may still be asked for by a call that began before midnight.
    BankDay yesterday = name.day().previous();
    purses.keySet().removeIf(old -> yesterday.isAfter(old.day()));
    return purses.computeIfAbsent(
        name, _ -> new WonPurse(limit -> store.reserve(name.scope(), name.day(), limit)));
  }

  private record Share(WonPurse purse, long limit) {
    void giveBack() {
      purse.giveBack(limit);
    }
  }

  private record Name(String scope, BankDay day) {}
}
