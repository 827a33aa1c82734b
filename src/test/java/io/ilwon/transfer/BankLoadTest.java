package io.ilwon.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.bank.BankCode;
import io.ilwon.rail.Refusal;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.Unreached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a bank's places are full and when its breaker opens; by a clock of the test's own. */
class BankLoadTest {
  private static final BankCode BANK = new BankCode("088");
  private static final BankCode OTHER = new BankCode("004");
  private static final TransferOutcome SENT = new TransferOutcome.Sent("r");
  private static final TransferOutcome UNKNOWN = new TransferOutcome.Unknown("no answer");
  private static final Clearance.Held BREAKER = new Clearance.Held(HeldBack.BREAKER);
  private static final Clearance.Held BULKHEAD = new Clearance.Held(HeldBack.BULKHEAD);

  private final AtomicLong nanos = new AtomicLong();
  private final BankLoad load = new BankLoad(8, new MonotonicClock(nanos::get));

  private Clearance.Permit place() {
    return assertInstanceOf(Clearance.Permit.class, load.send(BANK));
  }

  private void send(TransferOutcome outcome) {
    try (Clearance.Permit permit = place()) {
      permit.heard(outcome);
    }
  }

  private void send(int times, TransferOutcome outcome) {
    for (int i = 0; i < times; i++) {
      send(outcome);
    }
  }

  private void later(Duration by) {
    nanos.addAndGet(by.toNanos());
  }

  @Test
  void neverOpensOnFewerThanAHundred() {
    send(99, UNKNOWN);
    assertTrue(load.clear(BANK));
    send(UNKNOWN);
    assertEquals(BREAKER, load.send(BANK));
    assertInstanceOf(Clearance.Permit.class, load.send(OTHER));
  }

  @ParameterizedTest
  @ValueSource(ints = {49, 50, 51})
  void opensAtHalf(int unclear) {
    send(100 - unclear, SENT);
    send(unclear, UNKNOWN);
    assertEquals(unclear < 50, load.clear(BANK));
  }

  @Test
  void onlyTheLastHundredCount() {
    send(1_000, SENT);
    for (int i = 0; i < 5; i++) {
      send(49, UNKNOWN);
      send(51, SENT);
    }
    assertTrue(load.clear(BANK));
    send(49, UNKNOWN);
    assertTrue(load.clear(BANK));
    send(UNKNOWN);
    assertFalse(load.clear(BANK), "50 of the last hundred, be they few of all");
  }

  @ParameterizedTest
  @EnumSource(
      value = Refusal.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NOT_REQUESTED", "HELD_BACK"})
  void theBanksRefusalsAreItsWordAndNoFailure(Refusal why) {
    send(300, new TransferOutcome.Refused(why, "412"));
    assertTrue(load.clear(BANK));
    send(49, UNKNOWN);
    assertTrue(load.clear(BANK), "they fill the hundred");
    send(UNKNOWN);
    assertFalse(load.clear(BANK));
  }

  @ParameterizedTest
  @EnumSource(Unreached.class)
  void notReachedIsAFailure(Unreached how) {
    send(100, how.refused());
    assertFalse(load.clear(BANK));
  }

  @Test
  void whatIsOursSaysNothing() {
    send(300, new TransferOutcome.Refused(Refusal.NOT_REQUESTED, "A0004"));
    send(300, new TransferOutcome.Refused(Refusal.NOT_REQUESTED, "order incomplete"));
    send(300, HeldBack.EMERGENCY_STOP.outcome());
    send(300, new TransferOutcome.Refused(Refusal.HELD_BACK, "deadline"));
    for (int i = 0; i < 300; i++) {
      place().close();
    }
    send(99, UNKNOWN);
    assertTrue(load.clear(BANK), "none of them was among the hundred");
    send(UNKNOWN);
    assertFalse(load.clear(BANK));
  }

  @Test
  void fiveTrialsAfterTenSecondsDecide() {
    send(100, UNKNOWN);
    later(Duration.ofMillis(9_999));
    assertEquals(BREAKER, load.send(BANK));
    later(Duration.ofMillis(2));
    List<Clearance.Permit> trials = new ArrayList<>();
    for (int i = 0; i < Breaker.TRIALS; i++) {
      trials.add(place());
    }
    assertEquals(BREAKER, load.send(BANK), "five, and not one more");
    for (Clearance.Permit trial : trials) {
      trial.heard(SENT);
      trial.close();
    }
    assertTrue(load.clear(BANK));
    send(99, UNKNOWN);
    assertTrue(load.clear(BANK), "a hundred anew");
  }

  @Test
  void threeBadTrialsOfFiveCloseItForTenSecondsMore() {
    send(100, UNKNOWN);
    later(Duration.ofSeconds(11));
    send(2, SENT);
    send(3, UNKNOWN);
    assertEquals(BREAKER, load.send(BANK));
    later(Duration.ofSeconds(11));
    send(3, SENT);
    send(2, UNKNOWN);
    assertTrue(load.clear(BANK));
  }

  @Test
  void aTrialThatIsNotSentIsGivenBack() {
    send(100, UNKNOWN);
    later(Duration.ofSeconds(11));
    for (int i = 0; i < 50; i++) {
      place().close();
    }
    send(5, SENT);
    assertTrue(load.clear(BANK));
  }

  @Test
  void whatBeganBeforeItOpenedSaysNothingAboutTheTrials() {
    List<Clearance.Permit> hanging = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      hanging.add(place());
    }
    send(100, UNKNOWN);
    later(Duration.ofSeconds(11));
    List<Clearance.Permit> trials = new ArrayList<>(List.of(place(), place()));
    for (Clearance.Permit late : hanging) {
      late.heard(UNKNOWN);
      late.close();
    }
    for (int i = 0; i < 3; i++) {
      trials.add(place());
    }
    assertEquals(BREAKER, load.send(BANK), "their ends gave no trial back either");
    trials.forEach(trial -> trial.heard(SENT));
    trials.forEach(Clearance::close);
    assertTrue(load.clear(BANK));
    assertEquals(8, load.free(BANK));
  }

  @Test
  void theNinthAtOnceIsTurnedAwayAtOnceAndOtherBanksAreNot() {
    List<Clearance.Permit> under = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      under.add(place());
    }
    assertEquals(BULKHEAD, load.send(BANK));
    assertInstanceOf(Clearance.Permit.class, load.send(OTHER));
    for (int i = 0; i < 8; i++) {
      assertInstanceOf(Clearance.Permit.class, load.check(BANK), "checks have their own");
    }
    assertEquals(BULKHEAD, load.check(BANK));
    Clearance.Permit one = under.getFirst();
    one.close();
    one.close();
    assertEquals(1, load.free(BANK), "closed twice, given back once");
    place();
    assertEquals(BULKHEAD, load.send(BANK));
  }

  @Test
  void theFirstReasonOfTheListIsTold() {
    Hold stop = bank -> java.util.Optional.of(HeldBack.EMERGENCY_STOP);
    Hold calendar = bank -> java.util.Optional.of(HeldBack.CALENDAR);
    Hold nothing = bank -> java.util.Optional.empty();
    send(100, UNKNOWN);
    assertEquals(
        new Clearance.Held(HeldBack.EMERGENCY_STOP),
        new Barrier(Holds.of(List.of(nothing, calendar, stop)), load).send(BANK, "p"));
    assertEquals(
        new Clearance.Held(HeldBack.CALENDAR),
        new Barrier(Holds.of(List.of(nothing, calendar)), load).check(BANK));
    assertEquals(BREAKER, new Barrier(Holds.of(List.of(nothing)), load).send(BANK, "p"));
    assertInstanceOf(Clearance.Permit.class, new Barrier(Holds.of(List.of()), load).check(BANK));
    assertEquals(
        new TransferOutcome.Refused(Refusal.HELD_BACK, "emergency stop"),
        HeldBack.EMERGENCY_STOP.outcome());
  }
}
