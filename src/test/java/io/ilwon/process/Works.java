package io.ilwon.process;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.TestDatabase;
import io.ilwon.rail.InquirySchedule;
import io.ilwon.rail.Rail;
import io.ilwon.rail.TransferOrder;
import io.ilwon.rail.TransferOutcome;
import io.ilwon.rail.kftc.Job;
import io.ilwon.rail.kftc.KftcRail;
import io.ilwon.rail.kftc.KftcSettings;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.Desk;
import io.ilwon.submission.GuessAnswer;
import io.ilwon.submission.GuessPass;
import io.ilwon.submission.SubmissionId;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/**
 * Three nodes in this process over one database and the real KFTC rail, before a strict stub bank,
 * with a bug planted or none. All clocks are moved together. What callers hear is kept.
 */
final class Works implements AutoCloseable {
  /** The shifted clock's expression. */
  static final String CLOCK = "(clock_timestamp() + (select shift from public.test_clock))";

  private static final int CONNECTIONS = 256;

  /** Longer than the send deadline: so long at least a node sleeps. */
  private static final Duration SLEEP = Duration.ofMillis(2_100);

  private static final Duration ANSWER = Duration.ofSeconds(2);

  /** Longer than anything takes here before the clocks are moved on. */
  private static final Duration HORIZON = Duration.ofSeconds(60);

  final StubBank bank;
  final History history;
  final List<Desk> nodes = new ArrayList<>();
  private final Bug bug;
  private final DatabaseAddress address = TestDatabase.freshAddress();
  private final CountDownLatch wake = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<KftcRail> rails = Collections.synchronizedList(new ArrayList<>());
  private volatile Duration shift = Duration.ZERO;

  Works(Bug bug, long seed) throws IOException, SQLException {
    this.bug = bug;
    InstantSource time = () -> Instant.now().plus(shift);
    this.bank = StubBank.open(0, seed, clock(time), _ -> {}, _ -> {}).strict(true);
    this.history = new History(time);
    for (String statement : bug.schema()) {
      run(statement);
    }
    Desk.Setup setup = Desk.Setup.USUAL.around(_ -> rail()).answer(Duration.ofSeconds(4));
    Desk first = Desk.over(way(0), TestKeys.trusting(), setup);
    nodes.add(first);
    nodes.add(first.beside(way(1), setup));
    nodes.add(first.beside(way(2), setup));
  }

  private DatabaseAddress way(int node) {
    String name = bug.name().hashCode() + "-" + node;
    return FaultyStatements.to(
        address, name, sql -> bug.statement().apply(Integer.toString(node), sql));
  }

  private static Clock clock(InstantSource time) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return time.instant();
      }
    };
  }

  private Rail rail() {
    KftcRail kftc = new KftcRail(settings());
    rails.add(kftc);
    Rail hurried =
        new RailAround(kftc) {
          @Override
          public InquirySchedule schedule() {
            return new InquirySchedule(Collections.nCopies(500, Duration.ofMillis(100)), HORIZON);
          }
        };
    return new RailAround(bug.rail().apply(hurried)) {
      @Override
      public TransferOutcome send(TransferOrder order) {
        String number = order.account().number().unmasked();
        if (number.endsWith(Rush.SLEEPS)) {
          LockSupport.parkNanos(SLEEP.toNanos());
          await(wake);
        }
        TransferOutcome outcome = behind.send(order);
        if (number.endsWith(Rush.DIES)) {
          await(closing);
        }
        return outcome;
      }
    };
  }

  private static void await(CountDownLatch what) {
    try {
      what.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private KftcSettings settings() {
    try {
      return new KftcSettings(
          bank.url(),
          StubBank.CLIENT_ID,
          StubBank.CLIENT_SECRET,
          "M202300001",
          new AccountNumber("1101230000678"),
          "NONE",
          SSLContext.getDefault(),
          ANSWER,
          CONNECTIONS,
          HORIZON);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All clocks show so much more, ours first. */
  void forward(Duration by) {
    shift = shift.plus(by);
    nodes.getFirst().clock.forward(by);
  }

  /** Who sleeps wakes, once it has slept for longer than it may. */
  void wake() {
    wake.countDown();
  }

  Instant now() {
    return history.now();
  }

  SubmissionId opened() {
    return nodes.getFirst().opened();
  }

  String deposit(int node, SubmissionId id, String bankCode, String account) {
    Instant from = now();
    DepositAnswer answer =
        nodes
            .get(node)
            .submissions
            .deposit(
                nodes.getFirst().project,
                id,
                new BankCode(bug.bankCode().apply(bankCode)),
                new AccountNumber(account),
                Desk.HOLDER);
    String word = Spoken.word(answer);
    history.deposit(
        node,
        id.text(),
        bankCode,
        account,
        Desk.HOLDER.unmasked(),
        from,
        word,
        Spoken.count(answer));
    return word;
  }

  String guess(int node, SubmissionId id, String code) {
    Instant from = now();
    GuessAnswer answer =
        nodes
            .get(node)
            .submissions
            .guess(
                nodes.getFirst().project,
                id,
                Desk.PERSON,
                DescriptorCode.typed(code).orElseThrow(),
                GuessPass.FREE);
    String word = Spoken.word(answer);
    history.guess(node, id.text(), code, from, word, Spoken.count(answer));
    return word;
  }

  /** The code on an account's newest line. */
  String code(String account) {
    return bank.credits(account).getLast().printContent().substring(0, 3);
  }

  /** A server starts on the data folder of one that died: the third node's. */
  void restartOfTheThird() throws SQLException, InterruptedException {
    Desk dead = nodes.get(2);
    Desk heir = nodes.getFirst();
    if (bug.resends()) {
      for (TransferOrder order : dead.rail.sent) {
        if (order.account().number().unmasked().endsWith(Rush.DIES)) {
          var _ = rails.getFirst().send(RailAround.open(order, order.railId(), order.account()));
        }
      }
    }
    heir.inquirer.takeOver(dead.node);
  }

  boolean quiet() throws SQLException {
    return nodes.getFirst().count("select count(*) from transfer where outcome_at is null") == 0;
  }

  Evidence evidence() throws SQLException {
    try (Connection connection = plain()) {
      return new Evidence(
          history.calls(),
          bank.credits(),
          bank.requests(Job.SEND),
          LedgerRows.read(connection),
          new Evidence.Terms(
              "일원", Duration.ofSeconds(30), Duration.ofSeconds(1), Optional.empty()));
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = plain();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection plain() throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  @Override
  public void close() {
    wake.countDown();
    closing.countDown();
    nodes.getFirst().close();
    rails.forEach(KftcRail::close);
    bank.close();
  }
}
