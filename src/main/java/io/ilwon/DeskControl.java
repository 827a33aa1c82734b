package io.ilwon;

import io.ilwon.bank.BankDirectory;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.desk.Board;
import io.ilwon.desk.Control;
import io.ilwon.desk.ProjectNames;
import io.ilwon.desk.ServerFacts;
import io.ilwon.desk.Stops;
import io.ilwon.project.ProjectStore;
import io.ilwon.transfer.BankHoursStore;
import io.ilwon.transfer.BankNumbersStore;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.ProjectStopStore;

/** What the desk's screens that steer stand on. */
final class DeskControl {
  /** The one there is; the sandbox keeps no hours. */
  private static final String REAL_RAIL = "kftc";

  private DeskControl() {}

  /** Over a server's ground. */
  static Control of(
      Settings settings,
      Ground ground,
      DatabaseClock clock,
      ProjectNames names,
      ServerLater later) {
    Database database = ground.database();
    Keyset keys = ground.keyset();
    String rail = settings.kftc().isPresent() ? REAL_RAIL : "sandbox";
    Stops stops =
        new Stops(
            new BankStopStore(database, clock, keys),
            new ProjectStopStore(database, clock, keys),
            BankDirectory.load(),
            names);
    Board board =
        new Board(
            stops,
            new BankHoursStore(database, clock, keys),
            new BankNumbersStore(database, clock),
            later.uses(),
            rail);
    ServerFacts facts =
        new ServerFacts(
            settings.mode() == Mode.PRODUCTION,
            rail,
            settings.totalWon(),
            later.publicUrl(),
            settings.defaults());
    return new Control(new ProjectStore(database, keys, clock), board, facts, REAL_RAIL);
  }
}
