package io.ilwon.submission;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A world's one source of chance: the same seed, the same world. */
final class Chance {
  private final SplittableRandom random;

  private Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The chance of one world in one part of a run. */
  static Chance of(long seed, int part, int world) {
    SplittableRandom parts = new SplittableRandom(seed ^ (0x9E37_79B9_7F4A_7C15L * part));
    return new Chance(parts.nextLong() ^ (0xD1B5_4A32_D192_ED03L * (world + 1)));
  }

  /** True in this share of cases. */
  boolean in(double share) {
    return share > 0 && random.nextDouble() < share;
  }

  /** From 0, below {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Between both, the first included. */
  long between(long least, long bound) {
    return random.nextLong(least, bound);
  }

  /** Mostly near {@code least}, seldom near {@code bound}. */
  long mostlyNear(long least, long bound) {
    double x = random.nextDouble();
    return least + (long) ((bound - least) * x * x * x * x);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A descriptor code's three. */
  String digits() {
    return Integer.toString(1_000 + random.nextInt(1_000)).substring(1);
  }

  UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  String hex() {
    return Long.toHexString(random.nextLong() | Long.MIN_VALUE);
  }
}
