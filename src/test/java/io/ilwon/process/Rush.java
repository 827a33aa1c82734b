package io.ilwon.process;

import io.ilwon.db.Storm;
import io.ilwon.rail.kftc.Behaviour;
import io.ilwon.rail.kftc.Behaviour.Manner;
import io.ilwon.rail.kftc.Job;
import io.ilwon.submission.Desk;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * A few seconds of everything that goes wrong: a bank that fails in every way, identical calls and
 * caps and guesses at once on three nodes, a node that sleeps past its lease and one that dies, and
 * midnight in UTC, which is nine in the morning in Seoul.
 */
final class Rush {
  /** Accounts ending so find their node asleep between the intent and the first byte. */
  static final String SLEEPS = "7777";

  /** Accounts ending so find their node dead after the bank has booked. */
  static final String DIES = "8888";

  private static final String CAPPED = "11000001234";
  private static final String UNCLEAR = "11000000005";
  private static final String SLOW = "4321";
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final Duration LATE = Duration.ofMillis(1_200);
  private static final Duration LONGEST = Duration.ofSeconds(8);

  private final Works works;
  private final Random random;

  private Rush(Works works, long seed) {
    this.works = works;
    this.random = new Random(seed);
  }

  /** Lets it come over a server with this bug. */
  static Evidence over(Bug bug, long seed) throws IOException, SQLException, InterruptedException {
    try (Works works = new Works(bug, seed)) {
      Rush rush = new Rush(works, seed);
      rush.morning();
      rush.faultyBank();
      works.nodes.forEach(node -> node.inquirer.start());
      rush.run();
      return works.evidence();
    }
  }

  /** Two minutes to nine in Seoul. */
  private void morning() {
    Instant nine =
        Instant.now()
            .atZone(SEOUL)
            .toLocalDate()
            .plusDays(1)
            .atTime(9, 0)
            .atZone(SEOUL)
            .toInstant();
    works.forward(Duration.between(Instant.now(), nine.minusSeconds(120)));
  }

  private void faultyBank() {
    works
        .bank
        .script()
        .ending(SLOW, Job.SEND, Behaviour.books(new Manner.Delay(Duration.ofMillis(200))))
        .ending("0001", Job.SEND, Behaviour.refuses("A0000", "412"))
        .ending("0003", Job.SEND, Behaviour.books(new Manner.Hang()))
        .ending("0004", Job.SEND, Behaviour.neglects(new Manner.Status(503, false)))
        .ending("0005", Job.SEND, Behaviour.books(new Manner.Status(503, true)))
        .ending("0006", Job.SEND, Behaviour.books(new Manner.Reset()))
        .ending("0007", Job.SEND, Behaviour.neglects(new Manner.Silence()))
        .ending("0008", Job.SEND, Behaviour.booksLater(LATE))
        .ending("0009", Job.SEND, Behaviour.books(new Manner.ForeignId()))
        .ending("0010", Job.SEND, Behaviour.neglects(new Manner.Plain()))
        .ending("0011", Job.SEND, Behaviour.inProcess(Duration.ofMillis(500), "000"))
        .ending("0012", Job.SEND, Behaviour.books(new Manner.CutJson()))
        .ending("0013", Job.SEND, Behaviour.books(new Manner.Twice()))
        .ending("0014", Job.SEND, Behaviour.books(new Manner.Redirect(307)))
        .ending("0015", Job.SEND, Behaviour.books(new Manner.DuplicateKeys()));
  }

  private void run() throws SQLException, InterruptedException {
    for (int node = 0; node < 3; node++) {
      firstToken(node);
    }
    var sleeping = Storm.aside(wish(1, "004", "1100000" + SLEEPS));
    var dead = Storm.aside(wish(2, "004", "1100000" + DIES));
    var people = Storm.aside(this::people);
    identical();
    cap(CAPPED, 18);
    cap(UNCLEAR, 18);
    cap(UNCLEAR, 6);
    guesses();
    spelling();
    joined(people);
    Storm.until("what comes late is booked", this::bookedLate);
    works.restartOfTheThird();
    works.forward(Duration.ofMinutes(3));
    works.wake();
    cap(CAPPED, 12);
    joined(sleeping);
    joined(dead);
    long until = System.nanoTime() + LONGEST.toNanos();
    while (!works.quiet() && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000L);
    }
  }

  private void firstToken(int node) {
    Storm.until(
        "a first won", () -> wish(node, "004", "1300000" + node + "900").call().equals("success"));
  }

  private boolean bookedLate() {
    return works.bank.requests(Job.SEND).stream()
        .filter(send -> send.account().endsWith("0008"))
        .allMatch(send -> !works.bank.credits(send.account()).isEmpty());
  }

  private static void joined(java.util.concurrent.Future<?> call) {
    try {
      call.get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Callable<String> wish(int node, String bank, String account) {
    SubmissionId id = works.opened();
    return () -> works.deposit(node, id, bank, account);
  }

  /** Each way in which the bank fails, twice, and people for whom all goes well. */
  private List<String> people() {
    List<Callable<String>> people = new ArrayList<>();
    for (int person = 0; person < 45; person++) {
      int ending = person % 15 + 1;
      String account = "12%05d%04d".formatted(random.nextInt(100_000), person < 30 ? ending : 9000);
      int node = random.nextInt(3);
      SubmissionId id = works.opened();
      boolean errs = random.nextInt(3) == 0;
      people.add(() -> verified(node, id, account, errs));
    }
    return Storm.of(people);
  }

  private String verified(int node, SubmissionId id, String account, boolean errs) {
    String answer = works.deposit(node, id, "004", account);
    if (answer.equals("transfer_is_processing")) {
      works.deposit((node + 1) % 3, id, "004", account);
    }
    if (!answer.equals("success") || works.bank.credits(account).isEmpty()) {
      return answer;
    }
    String code = works.code(account);
    if (errs) {
      works.guess(node, id, Desk.not(code));
    }
    return works.guess((node + 1) % 3, id, code);
  }

  private void identical() {
    SubmissionId id = works.opened();
    Storm.of(12, i -> works.deposit(i % 3, id, "004", "1100000" + SLOW));
  }

  private void cap(String account, int calls) {
    List<Callable<String>> wishes = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      wishes.add(wish(i % 3, "004", account));
    }
    Storm.of(wishes);
  }

  /** Nine wrong guesses at once at one code; then more at the same account's other codes. */
  private void guesses() {
    for (int submission = 0; submission < 3; submission++) {
      SubmissionId id = works.opened();
      if (works.deposit(0, id, "004", "11000009999").equals("success")) {
        String wrong = Desk.not(works.code("11000009999"));
        Storm.of(9, i -> works.guess(i % 3, id, wrong));
      }
    }
  }

  private void spelling() {
    try {
      wish(0, "20", "0012345678").call();
      wish(1, "020", "0012345678").call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
