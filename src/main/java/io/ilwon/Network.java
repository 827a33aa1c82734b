package io.ilwon;

import io.ilwon.bank.BankDirectory;
import io.ilwon.crypto.Keyset;
import io.ilwon.db.Database;
import io.ilwon.db.DatabaseClock;
import io.ilwon.db.Migrations;
import io.ilwon.rail.Rail;
import io.ilwon.rail.kftc.KftcRail;
import io.ilwon.rail.kftc.KftcSettings;
import io.ilwon.rail.sandbox.Passbook;
import io.ilwon.rail.sandbox.SandboxRail;
import io.ilwon.rail.sandbox.SwitchStore;
import io.ilwon.sandbox.Sandbox;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The rail that the settings name, and what only the sandbox has beside it.
 *
 * @param beneath what the rail stands on, to be closed after everything that sends
 */
record Network(Rail rail, Optional<Sandbox> sandbox, AutoCloseable beneath) {
  /** The sandbox bank keeps its own books over its own connections, as another company would. */
  private static final int BANK_CONNECTIONS = 6;

  /** How a server comes by its network; {@link Network#open} unless the bench brings another. */
  @FunctionalInterface
  interface Opening {
    Network open(Settings settings, Ground ground, DatabaseClock clock, BankDirectory banks)
        throws SQLException;
  }

  /** Opens it. */
  static Network open(Settings settings, Ground ground, DatabaseClock clock, BankDirectory banks)
      throws SQLException {
    return switch (settings.mode()) {
      case DEV -> sandbox(ground, clock, banks);
      case PRODUCTION ->
          kftc(settings.kftc().orElseThrow(() -> new CommandRefused("no rail is set")));
    };
  }

  private static Network kftc(KftcSettings settings) {
    KftcRail rail = new KftcRail(settings);
    return new Network(rail, Optional.empty(), rail);
  }

  private static Network sandbox(Ground ground, DatabaseClock clock, BankDirectory banks)
      throws SQLException {
    Database bank = Database.open(ground.database().address(), BANK_CONNECTIONS);
    boolean complete = false;
    try {
      Migrations.apply(bank.address(), "sandbox_bank", "db/sandbox");
      Keyset keys = ground.keyset();
      Passbook passbook = new Passbook(bank, clock, keys.sealer(), keys.blindIndex());
      Rail rail = new SandboxRail(bank, clock, keys.sealer(), keys.blindIndex());
      complete = true;
      Sandbox sandbox = new Sandbox(passbook, new SwitchStore(bank), banks);
      return new Network(rail, Optional.of(sandbox), bank);
    } finally {
      if (!complete) {
        bank.close();
      }
    }
  }
}
