package io.ilwon.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A node ends at each of fourteen moments, before each of twelve banks, and is followed by itself
 * or by another: 336 cells on real PostgreSQL and real sockets. In each at most one order has left,
 * the books agree with the bank's, and the person is approved in the end. The node is ended from
 * outside, by what its sockets carry: nothing in it knows of this test.
 */
class CrashMatrixTest {
  private static final Path TABLE = Path.of("target", "crash-matrix.md");

  /**
   * Cells under way at once: each node has two connections, and PostgreSQL's usual limit is 100.
   */
  private static final int AT_ONCE = 36;

  private static final int TRIES = 4;

  private final Map<CrashPoint, Map<Bank, String>> verdicts = new EnumMap<>(CrashPoint.class);
  private final List<String> problems = new ArrayList<>();
  private final Semaphore room = new Semaphore(AT_ONCE);

  @Test
  void everyCell() throws Exception {
    List<Callable<Void>> batches = new ArrayList<>();
    for (CrashPoint point : CrashPoint.values()) {
      for (List<Bank> banks : together(point)) {
        batches.add(() -> play(point, banks, true));
        batches.add(() -> play(point, banks, false));
      }
    }
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      for (Future<Void> batch : threads.invokeAll(batches)) {
        batch.get();
      }
    }
    Files.writeString(TABLE, table());
    assertEquals(List.of(), problems);
    assertEquals(336, verdicts.values().stream().mapToInt(CrashMatrixTest::cells).sum());
  }

  private static int cells(Map<Bank, String> row) {
    return row.values().stream().mapToInt(who -> who.split(", ", -1).length).sum();
  }

  /** An inquirer asks about whatever is unknown, so each has a database to itself. */
  private static List<List<Bank>> together(CrashPoint point) {
    List<Bank> all = List.of(Bank.values());
    return point.whileInquiring() ? all.stream().map(List::of).toList() : List.of(all);
  }

  private Void play(CrashPoint point, List<Bank> banks, boolean sameNode) throws Exception {
    room.acquire(banks.size());
    try {
      for (int tried = 1; !played(point, banks, sameNode, tried == TRIES); tried++) {}
    } finally {
      room.release(banks.size());
    }
    return null;
  }

  /** False, and nothing judged, when a machine too busy let a deadline pass before the moment. */
  private boolean played(CrashPoint point, List<Bank> banks, boolean sameNode, boolean last)
      throws Exception {
    try (Batch batch = new Batch(point, banks, sameNode)) {
      List<Cell> cells = batch.play();
      boolean came = cells.stream().allMatch(Cell::came);
      if (came || last) {
        cells.forEach(cell -> judge(point, cell, sameNode ? "same" : "other"));
      }
      return came || last;
    }
  }

  private synchronized void judge(CrashPoint point, Cell cell, String who) {
    String verdict = cell.problems().isEmpty() ? who : "BROKEN";
    verdicts
        .computeIfAbsent(point, _ -> new EnumMap<>(Bank.class))
        .merge(cell.bank(), verdict, (a, b) -> a.equals("same") ? a + ", " + b : b + ", " + a);
    cell.problems().forEach(p -> problems.add(point + ", " + cell.bank() + ", " + who + ": " + p));
  }

  private String table() {
    StringBuilder table = new StringBuilder("| the node ends when |");
    for (Bank bank : Bank.values()) {
      table.append(' ').append(words(bank)).append(" |");
    }
    table.append("\n| --- |").append(" --- |".repeat(Bank.values().length)).append('\n');
    verdicts.forEach((point, row) ->
        table.append(
            row.values().stream()
                .collect(Collectors.joining(" | ", "| " + point.words + " | ", " |\n"))));
    return table.toString();
  }

  private static String words(Bank bank) {
    return bank.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
