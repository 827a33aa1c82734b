package io.ilwon.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The checker proves itself: what is right it finds right, and each bug that would cost money it
 * finds by the invariant that names it.
 */
class PlantedBugsTest {
  private static final long SEED = Long.getLong("seed", 20_260_101);
  private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

  /** Each run mostly waits. */
  private static final int AT_ONCE = 4;

  private static final ExecutorService THREADS = Executors.newFixedThreadPool(AT_ONCE);
  private static final Map<Bug, Future<Evidence>> RUNS = new LinkedHashMap<>();

  @BeforeAll
  static void begin() {
    RUNS.put(Bug.NONE, THREADS.submit(() -> Rush.over(Bug.NONE, SEED)));
    Bugs.all().forEach(bug -> RUNS.put(bug, THREADS.submit(() -> Rush.over(bug, SEED))));
  }

  @AfterAll
  static void end() {
    THREADS.shutdownNow();
    TABLE.forEach(System.out::println);
  }

  @Test
  void nothingIsFoundWhereNothingIsWrong() throws Exception {
    Evidence evidence = RUNS.get(Bug.NONE).get();
    assertEquals(List.of(), Checker.check(evidence));
    assertTrue(evidence.sends.size() > 60, () -> evidence.sends.size() + " sent");
    assertTrue(evidence.calls.stream().filter(call -> call.word().equals("approved")).count() > 10);
  }

  static Stream<Bug> bugs() {
    return RUNS.keySet().stream().filter(bug -> !bug.equals(Bug.NONE));
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aPlantedBugIsFound(Bug bug) throws Exception {
    List<Finding> findings = Checker.check(RUNS.get(bug).get());
    assertEquals(Set.of(), bug.notFound(), "statements that no store has any more");
    Finding named =
        findings.stream()
            .filter(finding -> finding.invariant().equals(bug.invariant()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(bug + " was not found: " + findings));
    TABLE.add(bug + "\n  " + named);
  }
}
