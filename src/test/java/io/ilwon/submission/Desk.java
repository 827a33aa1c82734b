package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.Brand;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.Keyset;
import io.ilwon.crypto.TestKeys;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.ShiftedClock;
import io.ilwon.db.Storm;
import io.ilwon.db.TestDatabase;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectLimits;
import io.ilwon.project.WonBudget;
import io.ilwon.rail.Rail;
import io.ilwon.rail.sandbox.HastySandbox;
import io.ilwon.rail.sandbox.Passbook;
import io.ilwon.transfer.BankLoad;
import io.ilwon.transfer.Barrier;
import io.ilwon.transfer.Carrying;
import io.ilwon.transfer.Hold;
import io.ilwon.transfer.Holds;
import io.ilwon.transfer.Inquirer;
import io.ilwon.transfer.InquiryStore;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.OperatorHoldStore;
import io.ilwon.transfer.OperatorHolds;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferSeal;
import io.ilwon.webhook.Audience;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** Everything a submission stands on, over a database of its own, with the sandbox as its bank. */
public final class Desk implements AutoCloseable {
  public static final HolderName HOLDER = new HolderName("홍길동");
  public static final BankCode BANK = new BankCode("004");

  /** The calendar knows no sandbox, so a desk reads the rows of a real rail. */
  public static final String RAIL = "kftc";

  public static final Applicant APPLICANT =
      new Applicant("hong@example.com", "KOR", "passport", "u-1", null, null, null, null);
  public static final Person PERSON = new Person("홍길동", "1990-01-02", null, null);

  public final Database database;
  public final ShiftedClock clock;
  public final Keyset keys;
  public final Passbook passbook;
  public final ScriptedRail rail;
  public final Submissions submissions;
  public final Inquirer inquirer;
  public final BankLoad load;
  public final OperatorHolds operators;
  public final NodeId node = new NodeId(UUID.randomUUID());
  private final Deque<Desk> others = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  public Project project = project(limits -> limits);

  /**
   * What a desk may be given otherwise.
   *
   * @param around put around the sandbox
   * @param answer when a caller is answered though the bank has not
   * @param hold beside what operators hold back
   */
  public record Setup(
      UnaryOperator<Rail> around,
      long totalWon,
      Duration answer,
      int bankSends,
      Hold hold,
      Audience audience) {
    public static final Setup USUAL =
        new Setup(
            rail -> rail, 0, Duration.ofSeconds(8), 256, bank -> Optional.empty(), Audience.NOBODY);

    public Setup around(UnaryOperator<Rail> other) {
      return new Setup(other, totalWon, answer, bankSends, hold, audience);
    }

    public Setup totalWon(long won) {
      return new Setup(around, won, answer, bankSends, hold, audience);
    }

    public Setup answer(Duration patience) {
      return new Setup(around, totalWon, patience, bankSends, hold, audience);
    }

    public Setup bankSends(int most) {
      return new Setup(around, totalWon, answer, most, hold, audience);
    }

    public Setup hold(Hold other) {
      return new Setup(around, totalWon, answer, bankSends, other, audience);
    }

    public Setup audience(Audience other) {
      return new Setup(around, totalWon, answer, bankSends, hold, other);
    }
  }

  private Desk(Database database, ShiftedClock clock, Keyset keys, Setup setup)
      throws SQLException {
    this.database = database;
    this.clock = clock;
    this.keys = keys;
    this.rail = new ScriptedRail(setup.around().apply(HastySandbox.over(database, clock, keys)));
    this.passbook = new Passbook(database, clock, keys.sealer(), keys.blindIndex());
    this.load = new BankLoad(setup.bankSends());
    this.operators = new OperatorHolds(new OperatorHoldStore(database, clock, keys.rows(), RAIL));
    Hold holds = Holds.of(List.of(operators, setup.hold()));
    this.submissions =
        new Submissions(
            new Resources(
                database,
                clock,
                keys,
                BankDirectory.load(),
                id -> project,
                new WonBudget(database, clock, keys, setup.totalWon()),
                rail,
                new Barrier(holds, load, operators::stops),
                sender(),
                setup.answer(),
                setup.audience(),
                Resources.LANES));
    this.inquirer =
        new Inquirer(
            new InquiryStore(database, clock, new TransferSeal(keys.rows())),
            rail,
            new TransferFields(keys.dataKeys()),
            submissions,
            Duration.ofSeconds(30));
  }

  public static Desk open() throws SQLException {
    return open(Setup.USUAL);
  }

  public static Desk open(UnaryOperator<Rail> around) throws SQLException {
    return open(Setup.USUAL.around(around));
  }

  public static Desk open(Setup setup) throws SQLException {
    Database database = TestDatabase.fresh();
    return new Desk(database, ShiftedClock.in(database), TestKeys.make(), setup);
  }

  /** With the keys of this file, for commands that work on the same database. */
  public static Desk open(Setup setup, Path keyset) throws SQLException, java.io.IOException {
    Database database = TestDatabase.fresh();
    return new Desk(database, ShiftedClock.in(database), Keyset.load(keyset), setup);
  }

  /** Over this database, however it is entered and by these keys. */
  public static Desk over(DatabaseAddress address, Keyset keys, Setup setup) throws SQLException {
    Database database = Database.open(address, 8);
    return new Desk(database, ShiftedClock.in(database), keys, setup);
  }

  /** What every intent of this node carries. */
  Sender sender() {
    return new Sender(
        node, rail.name(), rail.schedule(), Duration.ofSeconds(2), Duration.ofSeconds(30), keys);
  }

  public Carrying carrying() {
    return Reindexing.carrying(database, clock, keys);
  }

  /** Another node over the same database and the same bank; closed with this one at the latest. */
  public Desk beside(Setup setup) throws SQLException {
    return beside(database.address(), setup);
  }

  /** The same, with a way of its own into the database. */
  public Desk beside(DatabaseAddress address, Setup setup) throws SQLException {
    Desk other = new Desk(Database.open(address, 8), clock, keys, setup);
    other.project = project;
    others.push(other);
    return other;
  }

  /** This desk and as many more as it takes, over one database. */
  public List<Desk> nodes(int count) throws SQLException {
    List<Desk> nodes = new ArrayList<>(List.of(this));
    while (nodes.size() < count) {
      nodes.add(beside(Setup.USUAL));
    }
    return nodes;
  }

  public static Project project(UnaryOperator<ProjectLimits> change) {
    ProjectLimits usual = new ProjectLimits(Duration.ofMinutes(5), 3, Duration.ofSeconds(30), 5, 0);
    return new Project(
        new ProjectId("p-test"),
        "시험",
        new Brand("일원"),
        true,
        false,
        List.of(),
        change.apply(usual),
        List.of(),
        List.of());
  }

  public SubmissionId opened() {
    return switch (submissions.open(project, APPLICANT)) {
      case OpenAnswer.Opened o -> o.id();
      case DepositAnswer.NotRecorded n -> throw new AssertionError(n.reason());
    };
  }

  public DepositAnswer deposit(SubmissionId id, String number) {
    return deposit(id, BANK, number);
  }

  public DepositAnswer deposit(SubmissionId id, BankCode bank, String number) {
    return submissions.deposit(project, id, bank, new AccountNumber(number), HOLDER);
  }

  public GuessAnswer guess(SubmissionId id, String digits) {
    return guess(id, digits, GuessPass.FREE);
  }

  public GuessAnswer guess(SubmissionId id, String digits, GuessPass pass) {
    return submissions.guess(project, id, PERSON, DescriptorCode.typed(digits).orElseThrow(), pass);
  }

  /** As many new submissions, opened at once. */
  public List<SubmissionId> opened(int count) {
    return Storm.of(count, i -> opened());
  }

  public DepositAnswer checkHolder(SubmissionId id, String number) {
    return submissions.checkHolder(project, id, BANK, new AccountNumber(number), HOLDER);
  }

  /** The one number that a query of the test answers. */
  public long count(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  /** The one value that a query of the test answers, as text. */
  public String text(String sql) throws SQLException {
    return database.with(connection -> {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        return row.next() ? String.valueOf(row.getString(1)) : "nothing";
      }
    });
  }

  /** Won on the account's passbook. */
  public int lines(String number) throws SQLException {
    return codes(number).size();
  }

  /** The codes on the account's passbook, newest first. */
  public List<String> codes(String number) throws SQLException {
    List<String> codes = new ArrayList<>();
    for (Passbook.Line line : passbook.lines(new Account(BANK, new AccountNumber(number)))) {
      codes.add(line.remitterName().unmasked().substring(0, 3));
    }
    return codes;
  }

  /** A wrong code: any but the right one. */
  public static String not(String code) {
    return code.equals("000") ? "001" : "000";
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    others.forEach(Desk::close);
    inquirer.close();
    submissions.close();
    operators.close();
    database.close();
  }
}
