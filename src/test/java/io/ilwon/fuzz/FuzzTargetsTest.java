package io.ilwon.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every claim about every kept input, among them each that once was a finding, and about some
 * thousand broken ones. {@code bin/fuzz} tries millions.
 */
class FuzzTargetsTest {

  private static final long SEED = Long.getLong("seed", 20_260_101);
  private static final int BROKEN = Integer.getInteger("fuzz.inputs", 3_000);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void everyClaimHolds(FuzzTarget target) throws Throwable {
    MethodHandle claims = target.claims();
    List<byte[]> kept = new ArrayList<>();
    for (Path file : target.inputs()) {
      byte[] input = Files.readAllBytes(file);
      claim(claims, input, target + " " + file.getFileName());
      kept.add(input);
    }
    assertFalse(kept.isEmpty(), "a target without an input begins in the dark");
    claim(claims, new byte[0], target + " with nothing");
    Random random = new Random(SEED);
    Mutator mutator = new Mutator(random);
    for (int i = 0; i < BROKEN; i++) {
      byte[] whole = kept.get(random.nextInt(kept.size()));
      byte[] broken = mutator.mutated(whole, kept.get(random.nextInt(kept.size())));
      claim(claims, broken, target + " -Dseed=" + SEED + ", number " + i);
    }
  }

  private static void claim(MethodHandle claims, byte[] input, String which) throws Throwable {
    long begin = System.nanoTime();
    try {
      claims.invokeExact(input);
    } catch (Throwable e) {
      String text = new String(input, StandardCharsets.UTF_8);
      throw new AssertionError(which + ": " + e + "\n" + text, e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertTrue(took.compareTo(LONGEST) < 0, () -> which + " took " + took);
  }
}
