package io.ilwon.submission;

import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.TestKeys;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a simulation: as many worlds as its lives need, each with a chance of its own.
 *
 * @param stores makes each world's stores
 */
record Run(long seed, int part, int lives, Planted planted, Supplier<Stores> stores) {
  static final int LIVES_A_WORLD = 500;
  private static final int TOLD = 60;
  private static final Pattern NAMES =
      Pattern.compile("life-\\d{5}-[0-9a-f]{16}|R[0-9a-f]{16}|account \\d+ ");
  static final Keyset KEYS = TestKeys.KEYS;

  /**
   * What came out of a world.
   *
   * @param problem the invariant that broke, or null
   */
  record Outcome(int world, Counts counts, @Nullable Throwable problem) {}

  static Run inMemory(long seed, int lives) {
    return inMemory(seed, lives, Planted.NONE);
  }

  static Run inMemory(long seed, int lives, Planted planted) {
    return new Run(seed, 0, lives, planted, () -> new TwinStores(planted));
  }

  static Run onPostgres(long seed, int lives) {
    return new Run(seed, 0, lives, Planted.NONE, Run::postgres);
  }

  private static Stores postgres() {
    try {
      return new PostgresStores();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  int worlds() {
    return (lives + LIVES_A_WORLD - 1) / LIVES_A_WORLD;
  }

  /** All worlds; those in memory as many at once as there are processors. */
  List<Outcome> all(boolean together) {
    IntStream numbers = IntStream.range(0, worlds());
    return (together ? numbers.parallel() : numbers).mapToObj(w -> world(w, null)).toList();
  }

  /** One world, the same each time. */
  Outcome world(int number, @Nullable Consumer<String> trace) {
    int most = Math.min(LIVES_A_WORLD, lives - number * LIVES_A_WORLD);
    try (Stores its = stores.get()) {
      SimulatedWorld world =
          new SimulatedWorld(Chance.of(seed, part, number), its, KEYS, planted, trace);
      try {
        world.live(most);
        if (its instanceof PostgresStores postgres) {
          postgres.equalsItsTwin();
        }
        return new Outcome(number, world.counts, null);
      } catch (AssertionError | RuntimeException | SQLException e) {
        return new Outcome(number, world.counts, e);
      }
    }
  }

  /** What happened last to those whom the problem names, by living the world once more. */
  List<String> witness(Outcome broken) {
    List<String> steps = new ArrayList<>();
    Throwable again = world(broken.world(), steps::add).problem();
    String problem = String.valueOf(again);
    Set<String> named =
        NAMES
            .matcher(problem)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> about =
        steps.stream().filter(step -> named.stream().anyMatch(step::contains)).toList();
    return about.subList(Math.max(0, about.size() - TOLD), about.size());
  }

  /** The last line: what happened, and how to see it again. */
  static String sentence(List<Run> runs, Counts counts, long broken, double seconds) {
    long lives = runs.stream().mapToLong(Run::lives).sum();
    long worlds = runs.stream().mapToLong(Run::worlds).sum();
    return String.format(
        Locale.ROOT,
        "simulate: %,d lives in %,d worlds, seed %d: %s; %d violations in %.1f s (%,.0f lives a second)",
        lives,
        worlds,
        runs.getFirst().seed(),
        counts,
        broken,
        seconds,
        lives / seconds);
  }
}
