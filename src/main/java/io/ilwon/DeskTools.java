package io.ilwon;

import io.ilwon.audit.Trail;
import io.ilwon.calls.CallStore;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.desk.CostRoom;
import io.ilwon.desk.DeveloperRoom;
import io.ilwon.desk.LimitRoom;
import io.ilwon.project.ApiKeyStore;
import io.ilwon.project.Gate;
import io.ilwon.project.KeyRotation;
import io.ilwon.project.KeyUseStore;
import io.ilwon.project.ProjectStore;
import io.ilwon.project.WonLeft;
import io.ilwon.submission.AccountLift;
import io.ilwon.submission.KeyTrustStore;
import io.ilwon.submission.LockedAccountStore;
import io.ilwon.transfer.BankStopStore;
import io.ilwon.transfer.DayLoadStore;
import io.ilwon.transfer.ProjectStopStore;
import java.util.Optional;
import java.util.function.Supplier;

/** What the desk's screens for developers, of limits and of money stand on. */
record DeskTools(DeveloperRoom developers, LimitRoom limits, CostRoom costs) {
  /** Over a server's ground; {@code publicUrl} is known once its doors are open. */
  static DeskTools of(
      Settings settings,
      Ground ground,
      DatabaseClock clock,
      Gate gate,
      Supplier<Optional<String>> publicUrl) {
    Database database = ground.database();
    var keyset = ground.keyset();
    ProjectStore projects = new ProjectStore(database, keyset, clock);
    ApiKeyStore keys = new ApiKeyStore(database, projects, clock);
    KeyTrustStore trust = new KeyTrustStore(database, clock);
    Trail trail = new Trail(keyset.audit());
    DayLoadStore loads = new DayLoadStore(database);
    return new DeskTools(
        new DeveloperRoom(
            keys,
            new KeyRotation(database, keys, projects),
            new KeyUseStore(database),
            trust,
            trail,
            new CallStore(database, clock),
            settings.mode().keys(),
            publicUrl),
        new LimitRoom(
            loads,
            new LockedAccountStore(database),
            new AccountLift(database, clock, keyset),
            trust,
            keys,
            trail,
            gate::strangers),
        new CostRoom(
            loads,
            new WonLeft(database, projects, settings.defaults(), settings.totalWon()),
            new BankStopStore(database, clock, keyset),
            new ProjectStopStore(database, clock, keyset)));
  }

  @Override
  public String toString() {
    return "DeskTools";
  }
}
