package io.ilwon.reconciliation;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankDay;
import io.ilwon.bank.BankDirectory;
import io.ilwon.submission.Desk;
import io.ilwon.transfer.AccountIndex;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures and prints, and asserts nothing; not part of the build (run it by name). Our ledger has
 * all of the lines but every thousandth, and as many that the statement lacks.
 */
class BigStatement {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {100_000})
  void linesASecond(int lines) throws Exception {
    try (Desk desk = Desk.open()) {
      BankDay today = BankDay.of(desk.clock.now());
      Duration noon = Duration.ofHours(12);
      desk.clock.forward(Duration.between(desk.clock.now(), today.next().start().plus(noon)));
      BankDay day = BankDay.of(desk.clock.now());
      Path file = folder.resolve("statement.csv");
      try (BufferedWriter out = Files.newBufferedWriter(file)) {
        out.write(Csv.HEADER + "\n");
        for (int i = 0; i < lines; i++) {
          out.write(
              "%sT12:00:00,004,%s,1,%s,ref%d,deposit\n".formatted(day, number(i), railId(i), i));
        }
      }
      fill(desk, lines);
      System.gc();
      Runtime memory = Runtime.getRuntime();
      double cpu = cpuSeconds();
      long start = System.nanoTime();
      Report report =
          new Reconciler(desk.database, desk.clock, desk.keys, desk.submissions, desk.carrying())
              .reconcile(
                  new StatementFile(file, BankDirectory.load(), "", n -> {}),
                  Csv.today(desk),
                  new Reconciler.Errand("홍길동", "measured", false));
      System.out.printf(
          "%d lines: %.1f s, %.1f s of processor, heap %d MB of %d, %s%n",
          lines,
          (System.nanoTime() - start) / 1e9,
          cpuSeconds() - cpu,
          (memory.totalMemory() - memory.freeMemory()) >> 20,
          memory.maxMemory() >> 20,
          report.counts());
    }
  }

  /** Ours and the embedded database's: on a machine that others use too, the better measure. */
  private static double cpuSeconds() {
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
            .mapToLong(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
            .sum()
        / 1e3;
  }

  /** In no order. */
  private static String railId(long i) {
    return "RAIL%016d".formatted((i * 6_364_136_223_846_793_005L) >>> 12);
  }

  private static String number(long i) {
    return "%014d".formatted(i);
  }

  /** Transfers of the same ids and accounts, in pieces that the statement's time allows. */
  private static void fill(Desk desk, int lines) throws Exception {
    AccountIndex index = new AccountIndex(desk.keys.blindIndex());
    for (int from = 0; from < lines; from += 10_000) {
      List<String> ids = new ArrayList<>();
      List<byte[]> accounts = new ArrayList<>();
      for (int i = from; i < Math.min(lines, from + 10_000); i++) {
        ids.add(i % 1_000 == 0 ? "FORGOTTEN-" + i : railId(i));
        accounts.add(index.of(new Account(Desk.BANK, new AccountNumber(number(i)))).bytes());
      }
      desk.database.with(connection -> {
        try (var insert = connection.prepareStatement(INSERT)) {
          insert.setObject(1, desk.clock.now().minusSeconds(600).atOffset(ZoneOffset.UTC));
          insert.setArray(2, connection.createArrayOf("text", ids.toArray()));
          insert.setArray(3, connection.createArrayOf("bytea", accounts.toArray(new byte[0][])));
          return insert.executeUpdate();
        }
      });
    }
  }

  private static final String INSERT =
      """
      insert into transfer (id, submission, project, attempt, state, bank_code, account_index, rail,
        rail_id, bank_day, node, intent_at, deadline_at, lease_until, outcome_at, proof)
      select gen_random_uuid(), 's' || rail_id, 'p-test', 1, 'sent', '004', account_index, 'sandbox',
        rail_id, at::date, gen_random_uuid(), at, at + interval '2 s', at + interval '30 s', at,
        'answer'
      from (select ?::timestamptz as at) c, unnest(?::text[], ?::bytea[]) u (rail_id, account_index)\
      """;
}
