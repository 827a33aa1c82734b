package io.ilwon.desk;

import io.ilwon.audit.Trail;
import io.ilwon.bank.BankDirectory;
import io.ilwon.calls.CallStore;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.KeyKind;
import io.ilwon.project.ProjectDefaults;
import io.ilwon.project.ProjectStore;
import io.ilwon.submission.AccountLift;
import io.ilwon.submission.DepositAnswer;
import io.ilwon.submission.KeyTrustStore;
import io.ilwon.submission.LockedAccountStore;
import io.ilwon.submission.SettleAnswer;
import io.ilwon.submission.Submissions;
import io.ilwon.transfer.BankHoursStore;
import io.ilwon.transfer.BankNumbersStore;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.BankUse;
import io.ilwon.transfer.DayLoadStore;
import io.ilwon.transfer.OperatorQueue;
import io.ilwon.transfer.ProjectStopStore;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferSeal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the desk stands on in tests, part by part, over a real database. */
final class Furnished {
  private static final ProjectDefaults DEFAULTS =
      new ProjectDefaults(Duration.ofMinutes(5), Duration.ofSeconds(30), 10_000);

  private final Database database;
  private final DatabaseClock clock;
  private final Keyset keys;
  private final ProjectNames names;
  private final ProjectStore projects;

  Furnished(Database database, DatabaseClock clock, Keyset keys, ProjectNames names) {
    this.database = database;
    this.clock = clock;
    this.keys = keys;
    this.names = names;
    this.projects = new ProjectStore(database, keys, clock);
  }

  private Trail trail() {
    return new Trail(keys.audit());
  }

  /** The queue; nothing is settled here. */
  Desk.Money money() {
    return money((_, _, _) -> new SettleAnswer.NotStored());
  }

  /** The queue, and what settles. */
  Desk.Money money(Settling.Deed deed) {
    OperatorQueue queue =
        new OperatorQueue(
            database,
            clock,
            new TransferFields(keys.dataKeys()),
            new TransferSeal(keys.rows()),
            trail());
    return new Desk.Money(queue, deed, BankDirectory.load());
  }

  Board board(List<BankUse> uses) {
    Stops stops =
        new Stops(
            new BankStopStore(database, clock, keys),
            new ProjectStopStore(database, clock, keys),
            BankDirectory.load(),
            names);
    return new Board(
        stops,
        new BankHoursStore(database, clock, keys),
        new BankNumbersStore(database, clock),
        () -> uses,
        "kftc");
  }

  Control control(Board board) {
    ServerFacts facts =
        new ServerFacts(
            false, "kftc", 100_000, () -> Optional.of("http://localhost:8080"), DEFAULTS);
    return new Control(projects, board, facts, "kftc");
  }

  DeveloperRoom developers() {
    ApiKeyStore apiKeys = new ApiKeyStore(database, projects, clock);
    return new DeveloperRoom(
        apiKeys,
        new io.ilwon.project.KeyRotation(database, apiKeys, projects),
        new io.ilwon.project.KeyUseStore(database),
        new KeyTrustStore(database, clock),
        trail(),
        new CallStore(database, clock),
        KeyKind.TEST,
        () -> Optional.of("http://localhost:8080"));
  }

  LimitRoom limits() {
    return new LimitRoom(
        new DayLoadStore(database),
        new LockedAccountStore(database),
        new AccountLift(database, clock, keys),
        new KeyTrustStore(database, clock),
        new ApiKeyStore(database, projects, clock),
        trail(),
        List::of);
  }

  CostRoom costs() {
    return new CostRoom(
        new DayLoadStore(database),
        new io.ilwon.project.WonLeft(database, projects, DEFAULTS, 5_000),
        new BankStopStore(database, clock, keys),
        new ProjectStopStore(database, clock, keys));
  }

  /** As while the server is starting: nothing can be ended. */
  Cases cases() {
    return new TestCases(database, clock, keys, (_, _) -> new DepositAnswer.NotUsable());
  }

  /** With submissions behind it. */
  Cases cases(Submissions submissions) {
    return new TestCases(
        database, clock, keys, (d, entry) -> submissions.end(d.project(), d.id(), entry));
  }

  /** As while the server is starting. */
  static WebhookRoom nobodyTold() {
    return new WebhookRoom(Optional::empty);
  }

  static ChainCheck chain() {
    return new ChainCheck(
        new ChainCheck.Reading() {
          @Override
          public void tell(io.ilwon.audit.By by) {}

          @Override
          public ChainCheck.Found read() {
            return new ChainCheck.Found(0, 0, List.of());
          }
        });
  }
}
