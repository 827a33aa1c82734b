package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankDay;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten places a day (invariant I3), and ten holder checks beside them. */
class AccountDayTest {
  private static final BankDay MONDAY = new BankDay(LocalDate.of(2026, 3, 2));
  private static final BankDay SUNDAY = MONDAY.previous();
  private static final BankDay TUESDAY = MONDAY.next();
  private static final BankDay NEVER = AccountDay.UNUSED.day();

  @ParameterizedTest
  @CsvSource({"0, false", "9, false", "10, true", "11, true"})
  void theEleventhIsOneTooMany(int used, boolean full) {
    AccountDay day = used(MONDAY, used, used);
    assertEquals(full, day.full(MONDAY));
    assertEquals(full, day.checkedOut());
  }

  @Test
  void placesAndChecksAreCountedApart() {
    AccountDay day = used(MONDAY, 9, 9);
    assertTrue(day.taken().full(MONDAY));
    assertFalse(day.taken().checkedOut());
    assertTrue(day.checked().checkedOut());
    assertFalse(day.checked().full(MONDAY));
    assertEquals(day, day.taken().givenBack());
  }

  @Test
  void aLateBookingIsCountedPastTheTenth() {
    AccountDay eleven = used(MONDAY, 10, 0).taken();
    assertEquals(11, eleven.places());
    assertTrue(eleven.givenBack().full(MONDAY), "and one given back frees none");
  }

  @Test
  void nothingIsGivenBackThatWasNotTaken() {
    assertEquals(0, used(MONDAY, 0, 0).givenBack().places());
  }

  @Test
  void aDayStaysAsItIsOnTheSameDay() {
    AccountDay day = used(MONDAY, 7, 3);
    assertEquals(day, day.on(MONDAY, 2));
  }

  @Test
  void aNewDayBeginsWithTheTransfersStillOpenAndNoChecks() {
    AccountDay day = used(MONDAY, 10, 10);
    assertEquals(new AccountDay(TUESDAY, 2, MONDAY, 8, TUESDAY, 0), day.on(TUESDAY, 2));
  }

  @Test
  void theTransferBeingSettledCountsAsOpenSoItsPlaceComesBackOnlyOnce() {
    AccountDay overMidnight = used(MONDAY, 10, 0).on(TUESDAY, 1);
    assertEquals(0, overMidnight.givenBack().places());
    assertEquals(1, overMidnight.places(), "a success keeps it: the bank may have booked today");
  }

  @Test
  void eachCountRollsByItsOwnDay() {
    AccountDay day = new AccountDay(SUNDAY, 10, NEVER, 0, MONDAY, 4);
    assertEquals(new AccountDay(MONDAY, 0, SUNDAY, 10, MONDAY, 4), day.on(MONDAY, 0));
  }

  /** What was counted for a later day by a clock that was fast still counts, and rolls once. */
  @Test
  void aClockThatGoesBackKeepsTheLaterDay() {
    AccountDay day = used(TUESDAY, 9, 9);
    AccountDay back = day.on(MONDAY, 0);
    assertEquals(day, back);
    assertTrue(back.taken().full(MONDAY));
    assertTrue(
        back.taken().on(TUESDAY, 0).full(TUESDAY), "no second ten when the clock catches up");
  }

  /**
   * Places used on Monday, open at the false midnight, and used while the clock was fast; how many
   * are left once it is Monday again.
   */
  @ParameterizedTest
  @CsvSource({
    "10, 0, 0, 0",
    "10, 10, 0, 0",
    "9, 0, 0, 1",
    "4, 0, 3, 3",
    "4, 4, 3, 3",
    "4, 2, 3, 3",
    "0, 0, 9, 1",
    "8, 0, 10, -8"
  })
  void aClockThatRanAheadOverMidnightFindsTheRealDaysPlacesAgain(
      int monday, int open, int fast, int left) {
    AccountDay day = used(MONDAY, monday, 0).on(TUESDAY, open);
    for (int i = 0; i < fast; i++) {
      day = day.taken();
    }
    AccountDay back = day.on(MONDAY, 0);
    assertEquals(left, AccountDay.PLACES - back.places() - back.formerOn(MONDAY));
    assertEquals(left <= 0, back.full(MONDAY));
    assertEquals(open + fast, back.on(TUESDAY, 0).places());
    assertEquals(0, back.formerOn(TUESDAY), "its own day counts for itself alone");
    assertEquals(back.givenBack().formerPlaces(), back.formerPlaces(), "what is booked stays");
  }

  @Test
  void aDayLongPastIsNoPartOfADayThatComesTwice() {
    AccountDay day = used(SUNDAY, 10, 0).on(TUESDAY, 0);
    assertFalse(day.on(MONDAY, 0).full(MONDAY));
    assertTrue(day.on(SUNDAY, 0).full(SUNDAY), "two days ahead, and back");
  }

  @Test
  void anOpenTransferTakesItsPlaceAlongSoTheFormerDayNeverCountsIt() {
    AccountDay day = used(MONDAY, 1, 0).on(TUESDAY, 2);
    assertEquals(0, day.formerPlaces(), "more open than counted: none is left behind");
  }

  private static AccountDay used(BankDay day, int places, int checks) {
    return new AccountDay(day, places, NEVER, 0, day, checks);
  }

  /** Of one account under two index keys nothing is forgotten. */
  @Test
  void twoRowsOfOneAccountCountTogether() {
    BankDay today = new BankDay(LocalDate.of(2026, 3, 2));
    BankDay yesterday = new BankDay(LocalDate.of(2026, 3, 1));
    AccountDay ours = new AccountDay(today, 4, yesterday, 2, today, 6);
    AccountDay theirs = new AccountDay(today, 6, yesterday, 3, today, 7);
    AccountDay both = new AccountDay(today, 10, yesterday, 5, today, AccountDay.CHECKS);
    assertEquals(both, ours.together(theirs));
    assertEquals(both, theirs.together(ours));
    assertEquals(theirs, AccountDay.UNUSED.on(today, 0).together(theirs));
    AccountDay ahead = new AccountDay(today.next(), 1, today, 9, today.next(), 1);
    assertEquals(new AccountDay(today.next(), 5, today, 9, today.next(), 7), ours.together(ahead));
    assertEquals(ours.together(ahead), ahead.together(ours));
  }
}
