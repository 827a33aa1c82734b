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

  @ParameterizedTest
  @CsvSource({"0, false", "9, false", "10, true", "11, true"})
  void theEleventhIsOneTooMany(int used, boolean full) {
    AccountDay day = new AccountDay(MONDAY, used, MONDAY, used);
    assertEquals(full, day.full());
    assertEquals(full, day.checkedOut());
  }

  @Test
  void placesAndChecksAreCountedApart() {
    AccountDay day = new AccountDay(MONDAY, 9, MONDAY, 9);
    assertTrue(day.taken().full());
    assertFalse(day.taken().checkedOut());
    assertTrue(day.checked().checkedOut());
    assertFalse(day.checked().full());
    assertEquals(day, day.taken().givenBack());
  }

  @Test
  void aLateBookingIsCountedPastTheTenth() {
    AccountDay eleven = new AccountDay(MONDAY, 10, MONDAY, 0).taken();
    assertEquals(11, eleven.places());
    assertTrue(eleven.givenBack().full(), "and one given back frees none");
  }

  @Test
  void nothingIsGivenBackThatWasNotTaken() {
    assertEquals(0, new AccountDay(MONDAY, 0, MONDAY, 0).givenBack().places());
  }

  @Test
  void aDayStaysAsItIsOnTheSameDay() {
    AccountDay day = new AccountDay(MONDAY, 7, MONDAY, 3);
    assertEquals(day, day.on(MONDAY, 2));
  }

  @Test
  void aNewDayBeginsWithTheTransfersStillOpenAndNoChecks() {
    AccountDay day = new AccountDay(MONDAY, 10, MONDAY, 10);
    assertEquals(new AccountDay(TUESDAY, 2, TUESDAY, 0), day.on(TUESDAY, 2));
  }

  @Test
  void theTransferBeingSettledCountsAsOpenSoItsPlaceComesBackOnlyOnce() {
    AccountDay overMidnight = new AccountDay(MONDAY, 10, MONDAY, 0).on(TUESDAY, 1);
    assertEquals(0, overMidnight.givenBack().places());
    assertEquals(1, overMidnight.places(), "a success keeps it: the bank may have booked today");
  }

  @Test
  void eachCountRollsByItsOwnDay() {
    AccountDay day = new AccountDay(SUNDAY, 10, MONDAY, 4);
    assertEquals(new AccountDay(MONDAY, 0, MONDAY, 4), day.on(MONDAY, 0));
  }

  /** What was counted for a later day by a clock that was fast still counts, and rolls once. */
  @Test
  void aClockThatGoesBackKeepsTheLaterDay() {
    AccountDay day = new AccountDay(TUESDAY, 9, TUESDAY, 9);
    AccountDay back = day.on(MONDAY, 0);
    assertEquals(day, back);
    assertTrue(back.taken().full());
    assertTrue(back.taken().on(TUESDAY, 0).full(), "no second ten when the clock catches up");
  }
}
