package io.ilwon.submission;

import io.ilwon.bank.Account;
import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankCode;
import io.ilwon.bank.BankDirectory;
import io.ilwon.bank.Brand;
import io.ilwon.bank.DescriptorCode;
import io.ilwon.bank.HolderName;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.ShiftedClock;
import io.ilwon.db.TestDatabase;
import io.ilwon.project.Project;
import io.ilwon.project.ProjectId;
import io.ilwon.project.ProjectLimits;
import io.ilwon.project.WonBudget;
import io.ilwon.rail.Rail;
import io.ilwon.rail.sandbox.Passbook;
import io.ilwon.rail.sandbox.SandboxRail;
import io.ilwon.transfer.Inquirer;
import io.ilwon.transfer.InquiryStore;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.TransferFields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Everything a submission stands on, over a database of its own, with the sandbox as its bank. */
public final class Desk implements AutoCloseable {
  public static final HolderName HOLDER = new HolderName("홍길동");
  public static final BankCode BANK = new BankCode("004");
  public static final Applicant APPLICANT =
      new Applicant("hong@example.com", "KOR", "passport", "u-1", null, null, null, null);
  public static final Person PERSON = new Person("홍길동", "1990-01-02", null, null);

  public final Database database;
  public final ShiftedClock clock;
  public final Keyset keys;
  public final Passbook passbook;
  public final Rail rail;
  public final Submissions submissions;
  public final Inquirer inquirer;
  public final NodeId node = new NodeId(UUID.randomUUID());
  public Project project = project(limits -> limits);

  private Desk(Database database, UnaryOperator<Rail> around, long totalWon) throws SQLException {
    this.database = database;
    this.clock = ShiftedClock.in(database);
    this.keys = keys();
    this.rail = around.apply(new SandboxRail(database, clock, keys.sealer(), keys.blindIndex()));
    this.passbook = new Passbook(database, clock, keys.sealer(), keys.blindIndex());
    Sender sender =
        new Sender(
            node,
            rail.name(),
            rail.schedule(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            keys.codeMac());
    this.submissions =
        new Submissions(
            new Resources(
                database,
                clock,
                keys,
                BankDirectory.load(),
                id -> project,
                new WonBudget(database, totalWon),
                rail,
                sender,
                Duration.ofSeconds(8),
                1));
    this.inquirer =
        new Inquirer(
            new InquiryStore(database, clock),
            rail,
            new TransferFields(keys.sealer()),
            submissions,
            Duration.ofSeconds(30));
  }

  public static Desk open() throws SQLException {
    return new Desk(TestDatabase.fresh(), rail -> rail, 0);
  }

  public static Desk open(UnaryOperator<Rail> around) throws SQLException {
    return new Desk(TestDatabase.fresh(), around, 0);
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

  private static Keyset keys() {
    try {
      Path file = Files.createTempDirectory("ilwon-keys").resolve("keyset.json");
      Keyset.create(file);
      return Keyset.load(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public SubmissionId opened() {
    return switch (submissions.open(project, APPLICANT)) {
      case OpenAnswer.Opened o -> o.id();
      case DepositAnswer.NotRecorded n -> throw new AssertionError(n.reason());
    };
  }

  public DepositAnswer deposit(SubmissionId id, String number) {
    return submissions.deposit(project, id, BANK, new AccountNumber(number), HOLDER);
  }

  public GuessAnswer guess(SubmissionId id, String digits) {
    return submissions.guess(project, id, PERSON, DescriptorCode.typed(digits).orElseThrow());
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
    inquirer.close();
    submissions.close();
    database.close();
  }
}
