package io.ilwon.transfer;

import io.ilwon.bank.BankDay;

/**
 * How often an account was used on its bank day, over all projects and nodes.
 *
 * @param day the day the places belong to
 * @param places won booked that day, plus won that may still be booked
 * @param checksDay the day the holder checks belong to
 * @param checks holder checks asked that day
 */
public record AccountDay(BankDay day, int places, BankDay checksDay, int checks) {
  /** Won an account takes in a day (contract §2.3). */
  public static final int PLACES = 10;

  /** Holder checks an account takes in a day (contract §2.4, decision 9). */
  public static final int CHECKS = 10;

  /**
   * The same account on {@code today}. A new day starts with the transfers still open, since the
   * bank may book them today; a clock that went back keeps the later day. (A clock that ran ahead
   * over midnight and came back has lost the places of the day in between: the database's clock
   * must not.)
   */
  public AccountDay on(BankDay today, int openTransfers) {
    BankDay d = today.isAfter(day) ? today : day;
    int p = today.isAfter(day) ? openTransfers : places;
    BankDay cd = today.isAfter(checksDay) ? today : checksDay;
    int c = today.isAfter(checksDay) ? 0 : checks;
    return new AccountDay(d, p, cd, c);
  }

  /** True when an eleventh won would be one too many. */
  public boolean full() {
    return places >= PLACES;
  }

  /** True when an eleventh holder check would be one too many. */
  public boolean checkedOut() {
    return checks >= CHECKS;
  }

  /** One place more; a late booking takes it even past the tenth. */
  public AccountDay taken() {
    return new AccountDay(day, places + 1, checksDay, checks);
  }

  /** One place less. */
  public AccountDay givenBack() {
    return new AccountDay(day, Math.max(0, places - 1), checksDay, checks);
  }

  /** One holder check more. */
  public AccountDay checked() {
    return new AccountDay(day, places, checksDay, checks + 1);
  }
}
