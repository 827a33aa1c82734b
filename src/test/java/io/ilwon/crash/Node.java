package io.ilwon.crash;

import io.ilwon.bank.AccountNumber;
import io.ilwon.bank.BankDirectory;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseAddress;
import io.ilwon.db.DatabaseClock;
import io.ilwon.project.Project;
import io.ilwon.project.WonBudget;
import io.ilwon.rail.kftc.KftcRail;
import io.ilwon.rail.kftc.KftcSettings;
import io.ilwon.rail.kftc.StubBank;
import io.ilwon.submission.Desk;
import io.ilwon.submission.Resources;
import io.ilwon.submission.Sender;
import io.ilwon.submission.Submissions;
import io.ilwon.transfer.BankLoad;
import io.ilwon.transfer.Barrier;
import io.ilwon.transfer.Inquirer;
import io.ilwon.transfer.InquiryStore;
import io.ilwon.transfer.NodeId;
import io.ilwon.transfer.TransferFields;
import io.ilwon.transfer.TransferSeal;
import io.ilwon.webhook.Audience;
import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/** One node in this process: the production rules, groups, rail and inquirer. */
final class Node {
  private static final int CONNECTIONS = 2;
  private static final int BANK_CONNECTIONS = 16;
  private static final Project PROJECT = Desk.project(limits -> limits);

  final NodeId id = new NodeId(UUID.randomUUID());
  final Submissions submissions;
  final Inquirer inquirer;
  private final Database database;
  private final KftcRail rail;

  private Node(DatabaseAddress address, URI bank, Keyset keys) throws SQLException {
    this.database = Database.open(address, CONNECTIONS);
    this.rail = new KftcRail(settings(bank));
    Sender sender =
        new Sender(id, rail.name(), Timing.SCHEDULE, Timing.SEND_DEADLINE, Timing.LEASE, keys);
    this.submissions =
        new Submissions(
            new Resources(
                database,
                DatabaseClock.SYSTEM,
                keys,
                BankDirectory.load(),
                _ -> PROJECT,
                new WonBudget(database, DatabaseClock.SYSTEM, keys, 0),
                rail,
                new Barrier(_ -> Optional.empty(), new BankLoad(64)),
                sender,
                Timing.ANSWER,
                Audience.NOBODY,
                Resources.LANES));
    this.inquirer =
        new Inquirer(
            new InquiryStore(database, DatabaseClock.SYSTEM, new TransferSeal(keys.rows())),
            rail,
            new TransferFields(keys.dataKeys()),
            submissions,
            Timing.LEASE);
  }

  /** Makes the node of a cell. */
  @FunctionalInterface
  interface Maker {
    Node mortal(Fate fate) throws Exception;
  }

  /** One that nothing befalls. */
  static Node whole(DatabaseAddress address, StubBank bank, Keyset keys) throws SQLException {
    return new Node(address, bank.url(), keys);
  }

  /** One whose end is near. */
  static Node mortal(Fate fate, DatabaseAddress address, StubBank bank, Keyset keys)
      throws SQLException, IOException {
    DatabaseWay way = new DatabaseWay(fate, address);
    BankWay toBank = new BankWay(fate, bank.url(), way::inquired);
    return new Node(way.address(), toBank.url(), keys);
  }

  Project project() {
    return PROJECT;
  }

  Database database() {
    return database;
  }

  /** Gives its threads and sockets back; one that ended cannot do so at once. */
  void close() {
    Thread.ofVirtual()
        .start(() -> {
          inquirer.close();
          submissions.close();
          rail.close();
          database.close();
        });
  }

  private static KftcSettings settings(URI bank) {
    try {
      return new KftcSettings(
          bank,
          StubBank.CLIENT_ID,
          StubBank.CLIENT_SECRET,
          "M202300001",
          new AccountNumber("00012345678901"),
          "NONE",
          SSLContext.getDefault(),
          Timing.BANK_ANSWER,
          BANK_CONNECTIONS,
          Timing.HORIZON);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
