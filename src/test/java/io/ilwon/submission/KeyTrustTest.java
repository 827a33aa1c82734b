package io.ilwon.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ilwon.submission.KeyTrust.Open;
import io.ilwon.submission.KeyTrust.Outcome;
import io.ilwon.submission.KeyTrust.Shut;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTrustTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final double CHANCE = 0.001;

  /** {@code 24w 76r}: so many wrong, then so many right. */
  private static String outcomes(String counts) {
    StringBuilder text = new StringBuilder();
    for (String each : counts.isBlank() ? new String[0] : counts.split(" ")) {
      int last = each.length() - 1;
      text.append(each.substring(last).repeat(Integer.parseInt(each.substring(0, last))));
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "'', w, open 1",
    "'', r, open 1",
    // On fewer than fifty nothing is decided.
    "24w, w, open 25",
    "48w, w, open 49",
    "49w, w, shut",
    "49w, r, shut",
    "25w 24r, r, shut",
    "24w 25r, r, open 50",
    "24w 25r, w, shut",
    // A hundred are looked at, the oldest is forgotten first.
    "24w 75r, w, shut",
    "24w 75r, r, open 100",
    "24w 76r, w, open 100",
    "76r 24w, w, shut",
    "1w 75r 24w, w, shut",
    "1w 75r 24w, r, open 100",
    "100r, w, open 100",
    "100r, r, open 100"
  })
  void anOpenKeyIsShutByTheTwentyFifthWrongOfAHundred(String seen, String next, String then) {
    KeyTrust after = new Open(outcomes(seen)).after(heard(next, false), NOW);
    switch (after) {
      case Open o -> assertEquals(then, "open " + o.outcomes().length());
      case Shut s -> {
        assertEquals(then, "shut");
        assertEquals(new Shut("", NOW.plusSeconds(60)), s);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', w, trial 1",
    "18r, r, trial 19",
    "19w, w, shut",
    "3w 16r, r, shut",
    "2w 17r, w, shut",
    "2w 17r, r, open",
    "19r, r, open",
    "19r, w, open",
    "1w 18r, w, open"
  })
  void twentyOnTrialOpenTheKeyWhenFewerThanFifteenPercentAreWrong(
      String seen, String next, String then) {
    Instant due = NOW.plusSeconds(1);
    switch (new Shut(outcomes(seen), due).after(heard(next, true), NOW)) {
      case Open o -> {
        assertEquals(then, "open");
        assertEquals("", o.outcomes(), "an empty window");
      }
      case Shut s when s.nextTrial().equals(due) ->
          assertEquals(then, "trial " + s.trials().length());
      case Shut s -> {
        assertEquals(then, "shut");
        assertEquals(new Shut("", NOW.plusSeconds(60)), s);
      }
    }
  }

  @Test
  void whatWasHeardForAnotherStateChangesNothing() {
    Open open = new Open("ww");
    assertEquals(open, open.after(heard("w", true), NOW), "a late trial, the key lifted meanwhile");
    Shut shut = new Shut("r", NOW);
    assertEquals(shut, shut.after(heard("w", false), NOW), "evaluated before the key was shut");
  }

  @Test
  void oneIsTriedOnceItsTimeHasCome() {
    assertFalse(KeyTrust.unknown().mayTry(NOW));
    assertFalse(new Shut("", NOW).mayTry(NOW.minusNanos(1)));
    assertTrue(new Shut("", NOW).mayTry(NOW));
  }

  /**
   * A third of the traffic guesses blindly, one in a thousand of those is right; of honest entries
   * eight in a hundred are wrong. The first hundred outcomes are all looked at, so the key is shut
   * by then exactly when 25 of them are wrong: a binomial tail, and no simulation.
   */
  @Test
  void thirtyPercentOfAttackTripWithinAHundredAndHonestErrorsOnceInMillions() {
    double attacked = 0.30 * (1 - CHANCE) + 0.70 * 0.08;
    double trips = atLeast(KeyTrust.TOO_MANY_WRONG, KeyTrust.MOST, attacked);
    assertEquals(0.99, trips, 0.003);
    double honest = atLeast(KeyTrust.TOO_MANY_WRONG, KeyTrust.MOST, 0.08);
    assertTrue(honest < 1e-6, () -> "one in " + 1 / honest);
    double early = atLeast(KeyTrust.TOO_MANY_WRONG, KeyTrust.LEAST, 0.08);
    assertTrue(early < 1e-12, () -> "one in " + 1 / early);
    // On trial: honest traffic opens the key soon, an attack keeps it shut.
    double opens = 1 - atLeast(3, KeyTrust.TRIALS, 0.08);
    assertTrue(opens > 0.75, () -> "honest: " + opens);
    double opened = 1 - atLeast(3, KeyTrust.TRIALS, attacked);
    assertTrue(opened < 0.02, () -> "attacked: " + opened);
  }

  /** The same by the rules themselves: an attacker alone gets fifty guesses, then one a second. */
  @Test
  void whoGuessesAloneIsStoppedAtFifty() {
    KeyTrust trust = KeyTrust.unknown();
    int evaluated = 0;
    while (trust instanceof Open) {
      trust = trust.after(heard("w", false), NOW);
      evaluated++;
    }
    assertEquals(KeyTrust.LEAST, evaluated);
    assertInstanceOf(Shut.class, trust);
  }

  private static Outcome heard(String word, boolean onTrial) {
    return new Outcome(word.equals("w"), onTrial);
  }

  /** P(X ≥ k) of a binomial distribution, exact but for the rounding of doubles. */
  private static double atLeast(int k, int n, double p) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal wrong = new BigDecimal(p);
    BigDecimal right = BigDecimal.ONE.subtract(wrong);
    BigDecimal ways = BigDecimal.ONE;
    for (int i = 0; i <= n; i++) {
      if (i >= k) {
        sum = sum.add(ways.multiply(wrong.pow(i)).multiply(right.pow(n - i)));
      }
      ways =
          ways.multiply(BigDecimal.valueOf(n - i))
              .divide(BigDecimal.valueOf(i + 1), MathContext.UNLIMITED);
    }
    return sum.doubleValue();
  }
}
