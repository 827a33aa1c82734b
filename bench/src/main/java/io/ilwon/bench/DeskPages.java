package io.ilwon.bench;

import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.operator.BenchOperator;
import io.ilwon.submission.Filling;
import io.ilwon.submission.Known;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operator waits for with a million verifications stored: each page and each search as the
 * server answers it over HTTP, session, access log and opened seals included; the slowest of fifty,
 * each time another row.
 */
final class DeskPages implements Part {
  private static final long STORED = 1_000_000;
  private static final int ASKED = 50;
  private static final String LIST = "/desk/verifications";

  @Override
  public String name() {
    return "desk";
  }

  @Override
  public Set<Goal> goals() {
    return Set.of(Goal.DESK);
  }

  @Override
  public void measure(Setting s) throws IOException, SQLException, InterruptedException {
    long stored = s.lengths().grown() > 0 ? s.lengths().grown() : STORED;
    DatabaseAddress address = s.postgres().fresh("bench_desk");
    try (Ilwon node =
            Ilwon.withInstantBank(s.folder().resolve("desk"), address, new Codes(s.loop()));
        Database database = Database.open(address, 2)) {
      Keyset keys = Keyset.load(node.keyset());
      List<String> projects = List.of(node.project(), node.project(), node.project());
      new Filling(database, keys).fill(projects, stored);
      PostgresStore.settled(address);
      DeskVisitor visitor =
          new DeskVisitor(node.adminPort(), BenchOperator.signedIn(database, keys));
      for (Question question : questions(visitor, stored).values()) {
        question.ask(0); // the first finds cold code
      }
      for (int round = 1; round <= s.lengths().rounds(); round++) {
        s.before();
        double slowest = 0;
        for (Map.Entry<String, Question> each : questions(visitor, stored).entrySet()) {
          double took = slowest(each.getValue());
          s.results().figure(round, "desk", each.getKey() + ", slowest, ms", took);
          slowest = Math.max(slowest, took);
        }
        s.results().reached(Goal.DESK, slowest);
        overview(s, visitor, round);
      }
    }
  }

  /** Something an operator asks; {@code i} makes it another row each time. */
  @FunctionalInterface
  private interface Question {
    void ask(int i) throws IOException;
  }

  private static Map<String, Question> questions(DeskVisitor v, long stored) {
    Map<String, Question> all = new LinkedHashMap<>();
    all.put("first page", _ -> v.list(LIST, true));
    all.put("deep page", i -> v.list(LIST + "?after=" + v.cursor(i), true));
    all.put("by status", i -> v.list(LIST + "?status=" + status(i), true));
    all.put("by bank", i -> v.list(LIST + "?bank=" + (i % 2 == 0 ? "002" : "011"), true));
    all.put("by a bank nobody has", _ -> v.list(LIST + "?bank=064", false));
    all.put("by reason", _ -> v.list(LIST + "?reason=ACCOUNT_NOT_VERIFIED", true));
    all.put("by period", i -> v.list(LIST + "?to=" + v.day(i % 9) + "&from=" + v.day(9), true));
    all.put("by last four", i -> v.list(LIST + "?last4=%04d".formatted(i * 199 % 10000), false));
    all.put("status unknown", _ -> v.list(LIST + "?status=unknown", false));
    all.put("client ref", i -> v.list(LIST + "?userid=" + known(i, stored).userid(), true));
    all.put("submission id", i -> v.found(LIST + "?q=" + known(i, stored).id()));
    all.put("rail id", i -> v.found(LIST + "?q=" + known(i, stored).railId()));
    all.put("account number", i -> v.account(known(i, stored)));
    all.put("one verification", i -> v.one(LIST + "/" + known(i, stored).id()));
    return all;
  }

  private static String status(int i) {
    return List.of("approved", "rejected", "timeout", "too_many_retry").get(i % 4);
  }

  private static Known known(int i, long stored) {
    return Known.of(stored * (2L * i + 1) / (2 * ASKED + 2));
  }

  /** In milliseconds. */
  private static double slowest(Question question) throws IOException {
    double slowest = 0;
    for (int i = 1; i <= ASKED; i++) {
      long start = System.nanoTime();
      question.ask(i);
      slowest = Math.max(slowest, (System.nanoTime() - start) / 1e6);
    }
    return slowest;
  }

  /** Sums that are kept for seconds: what the one pays who asks first. */
  private static void overview(Setting s, DeskVisitor v, int round) throws IOException {
    for (String page : List.of("/desk", "/desk?days=7", "/desk/rejections?days=28")) {
      long start = System.nanoTime();
      v.page(page);
      double took = (System.nanoTime() - start) / 1e6;
      s.results().figure(round, "desk", page + ", ms", took);
    }
  }
}
