package io.ilwon.sandbox;

import io.ilwon.bank.BankDirectory;
import io.ilwon.http.Routes;
import io.ilwon.rail.sandbox.Passbook;
import io.ilwon.rail.sandbox.SwitchStore;
import java.util.function.Supplier;

/** Puts the doors of dev mode together. There is none in production. */
public final class Sandbox {
  private final Passbook passbook;
  private final SwitchStore switches;
  private final BankDirectory banks;
  private final Maintenance maintenance;

  /** Over the books and switches of the sandbox bank. */
  public Sandbox(Passbook passbook, SwitchStore switches, BankDirectory banks) {
    this.passbook = passbook;
    this.switches = switches;
    this.banks = banks;
    this.maintenance = new Maintenance(switches);
  }

  /**
   * The server's routes, their calls listed, and beside them those of dev mode.
   *
   * @param publicUrl how the public port is reached from outside, without a slash at its end
   */
  public Routes around(Routes others, DemoLinks links, Supplier<String> publicUrl) {
    CallLog log = new CallLog();
    Drawing drawing = new Drawing();
    Handset handset = new Handset(passbook, switches, banks);
    return log.heard(others)
        .and(PassbookDoor.routes(passbook, banks))
        .and(new PhoneDoor(handset, switches, drawing, publicUrl).routes())
        .and(new DemoDoor(links, handset, log, drawing, publicUrl).routes())
        .and(Drawing.assets());
  }

  /** Whether every bank is in maintenance by the phone's switch; a second old at most. */
  public boolean closed() {
    return maintenance.isOn();
  }
}
