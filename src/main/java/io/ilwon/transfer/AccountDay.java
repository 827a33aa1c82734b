package io.ilwon.transfer;

import io.ilwon.bank.BankDay;
import java.time.Instant;

/**
 * How often an account was used on its bank day, over all projects and nodes.
 *
 * <p>The day never goes back. When the clock does, over a midnight it had passed too early, all
 * that was counted since belongs to the earlier day too, as far as anybody can tell: so its former
 * places count beside the present ones until that midnight comes again.
 *
 * @param day the latest day seen, which the places belong to
 * @param places won booked that day, plus won that may still be booked
 * @param formerDay the day before that on which the account was used
 * @param formerPlaces won that were certainly booked when that day ended; none of them is among
 *     {@code places}
 * @param checksDay the day the holder checks belong to
 * @param checks holder checks asked that day
 */
public record AccountDay(
    BankDay day, int places, BankDay formerDay, int formerPlaces, BankDay checksDay, int checks) {
  /** Won an account takes in a day (contract §2.3). */
  public static final int PLACES = 10;

  /** Holder checks an account takes in a day (contract §2.4, decision 9). */
  public static final int CHECKS = 10;

  /** An account never used. */
  public static final AccountDay UNUSED = of(BankDay.of(Instant.EPOCH), 0);

  /** An account used so often on one day, and on none before. */
  public static AccountDay of(BankDay day, int places) {
    return new AccountDay(day, places, BankDay.of(Instant.EPOCH), 0, BankDay.of(Instant.EPOCH), 0);
  }

  /**
   * The same account on {@code today}. A new day starts with the transfers still open, since the
   * bank may book them today; a clock that went back keeps the later day.
   */
  public AccountDay on(BankDay today, int openTransfers) {
    return rolled(today, openTransfers).checksOn(today);
  }

  private AccountDay rolled(BankDay today, int openTransfers) {
    return today.isAfter(day)
        ? new AccountDay(
            today, openTransfers, day, Math.max(0, places - openTransfers), checksDay, checks)
        : this;
  }

  private AccountDay checksOn(BankDay today) {
    return today.isAfter(checksDay)
        ? new AccountDay(day, places, formerDay, formerPlaces, today, 0)
        : this;
  }

  /** Whether nothing was counted on {@code since} or later. */
  public boolean endedBefore(BankDay since) {
    return since.isAfter(day) && since.isAfter(formerDay) && since.isAfter(checksDay);
  }

  /** Won of a day that had ended too early and goes on {@code today}. */
  public int formerOn(BankDay today) {
    return today.isAfter(formerDay) ? 0 : formerPlaces;
  }

  /** True when another won {@code today} would be the eleventh. */
  public boolean full(BankDay today) {
    return places + formerOn(today) >= PLACES;
  }

  /** True when an eleventh holder check would be one too many. */
  public boolean checkedOut() {
    return checks >= CHECKS;
  }

  /** One place more; a late booking takes it even past the tenth. */
  public AccountDay taken() {
    return with(places + 1);
  }

  /** One place less. */
  public AccountDay givenBack() {
    return with(Math.max(0, places - 1));
  }

  private AccountDay with(int newPlaces) {
    return new AccountDay(day, newPlaces, formerDay, formerPlaces, checksDay, checks);
  }

  /**
   * What two rows of one account count together, both being on today: kept under two index keys for
   * a while. Where a clock that went back keeps them on two days, all counts on the later one.
   */
  public AccountDay together(AccountDay other) {
    BankDay later = day.isAfter(other.day) ? day : other.day;
    BankDay former = formerDay.isAfter(other.formerDay) ? formerDay : other.formerDay;
    return new AccountDay(
        later,
        places + other.places,
        former,
        (formerDay.equals(former) ? formerPlaces : 0)
            + (other.formerDay.equals(former) ? other.formerPlaces : 0),
        checksDay.isAfter(other.checksDay) ? checksDay : other.checksDay,
        Math.min(CHECKS, checks + other.checks));
  }

  /** One holder check more. */
  public AccountDay checked() {
    return new AccountDay(day, places, formerDay, formerPlaces, checksDay, checks + 1);
  }
}
