package io.ilwon;

import io.ilwon.bank.BankDirectory;
import io.ilwon.db.DatabaseClock;
import io.ilwon.desk.ProjectNames;
import io.ilwon.desk.Reading;
import io.ilwon.desk.WebhookRoom;
import io.ilwon.operator.AccessLog;
import io.ilwon.submission.Dossiers;
import io.ilwon.submission.Register;
import io.ilwon.submission.Tallies;
import io.ilwon.transfer.BankLoad;
import io.ilwon.transfer.HeldBack;
import io.ilwon.transfer.Hold;
import io.ilwon.transfer.Holds;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the desk's reading screens stand on. */
final class DeskReading {
  private final Settings settings;
  private final Ground ground;
  private final DatabaseClock clock;

  /** The desk opens before the rooms that know. */
  private volatile Hold holds = bank -> Optional.empty();

  DeskReading(Settings settings, Ground ground, DatabaseClock clock) {
    this.settings = settings;
    this.ground = ground;
    this.clock = clock;
  }

  void watch(Hold sends, BankLoad load) {
    Hold breaker =
        bank -> load.clear(bank) ? Optional.<HeldBack>empty() : Optional.of(HeldBack.BREAKER);
    holds = Holds.of(List.of(sends, breaker));
  }

  Reading of(AccessLog accesses, ProjectNames names, WebhookRoom webhooks) {
    return new Reading(
        new Register(ground.database(), clock, ground.keyset()),
        new Dossiers(ground.database(), clock, ground.keyset()),
        new Tallies(ground.database(), clock),
        accesses,
        BankDirectory.load(),
        names,
        bank -> holds.on(bank),
        webhooks,
        demo());
  }

  /** Where a first verification can be made. */
  private @Nullable String demo() {
    return switch (settings.mode()) {
      case DEV -> settings.publicUrl().orElse("http://localhost:" + settings.httpPort()) + "/demo";
      case PRODUCTION -> null;
    };
  }
}
