package io.ilwon.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Every code is as likely as any other: ten million of them, Pearson's χ² over the thousand. */
class UniformCodesTest {
  private static final int CODES = 1_000;
  private static final int DRAWN = 10_000_000;
  private static final double LEAST = 0.001;
  private static final double MOST = 0.999;

  /**
   * Chance alone fails one look of five hundred; a second look of its own makes that one build of
   * two hundred and fifty thousand, and a skew that is there fails both.
   */
  @Test
  void aCodeIsAsLikelyAsAnyOther() {
    SecureRandom random = new SecureRandom();
    IntSupplier codes = () -> Integer.parseInt(DescriptorCode.random(random).unmasked());
    double first = probability(codes);
    if (!isUsual(first)) {
      double second = probability(codes);
      assertTrue(isUsual(second), "p = " + first + ", then " + second);
    }
  }

  @Test
  void theLookSeesASkewOfAThousandth() {
    java.util.Random random = new java.util.Random(42);
    // Bytes modulo a thousand, the usual slip: 65,536 is no multiple of it.
    assertFalse(isUsual(probability(() -> random.nextInt(65_536) % CODES)));
    // Too even is no chance either.
    int[] next = {0};
    assertFalse(isUsual(probability(() -> next[0]++ % CODES)));
    assertTrue(isUsual(probability(() -> random.nextInt(CODES))));
  }

  @Test
  void theProbabilityIsTheTables() {
    // χ² of 999 degrees at 0.1 %, 50 % and 99.9 %, from tables.
    assertEquals(0.001, above(1_142.8), 0.0001);
    assertEquals(0.5, above(998.33), 0.001);
    assertEquals(0.999, above(867.48), 0.0005);
  }

  private static boolean isUsual(double probability) {
    return probability > LEAST && probability < MOST;
  }

  private static double probability(IntSupplier codes) {
    long[] seen = new long[CODES];
    for (int i = 0; i < DRAWN; i++) {
      seen[codes.getAsInt()]++;
    }
    double expected = (double) DRAWN / CODES;
    double sum = 0;
    for (long count : seen) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return above(sum);
  }

  /**
   * How often chance alone gives more: Wilson and Hilferty's cube root, good to four digits here.
   */
  private static double above(double chiSquare) {
    double part = 2.0 / (9 * (CODES - 1));
    double z = (Math.cbrt(chiSquare / (CODES - 1)) - (1 - part)) / Math.sqrt(part);
    return normalAbove(z);
  }

  /** The normal tail, by Simpson's rule from zero. */
  private static double normalAbove(double z) {
    double end = Math.min(Math.abs(z), 12);
    int steps = 2_000;
    double width = end / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      double x = i * width;
      sum += weight * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
    double within = sum * width / 3;
    return z > 0 ? 0.5 - within : 0.5 + within;
  }
}
